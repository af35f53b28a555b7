using System;
using System.Globalization;
using System.IO;
using Newtonsoft.Json;

namespace Sflow;

/// <summary>Writes JSON whose bytes are the same on every machine.</summary>
internal static class JsonText
{
    private const int IndentOfLevel = 2;

    /// <summary>What a function writes.</summary>
    /// <param name="indented">True for people, false for one line.</param>
    /// <param name="write">Writes one value.</param>
    public static string Of(bool indented, Action<JsonTextWriter> write)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var json = new JsonTextWriter(text) { Formatting = indented ? Formatting.Indented : Formatting.None };
        write(json);
        return text.ToString();
    }

    /// <summary>An indented value as it stands some levels deep in another one. A line break in a string is written as \n: those that are there are the form's.</summary>
    public static string AtDepth(string text, int levels) => text.Replace("\n", "\n" + new string(' ', levels * IndentOfLevel));

    /// <summary>Writes a member of an object.</summary>
    public static void Member(this JsonTextWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }
}
