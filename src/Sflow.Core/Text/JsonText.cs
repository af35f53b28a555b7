using Newtonsoft.Json;

namespace Sflow.Text;

/// <summary>Writes JSON whose bytes are the same on every machine.</summary>
public static class JsonText
{
    private const int IndentOfLevel = 2;

    /// <summary>The JSON that a function writes.</summary>
    /// <param name="indented">True for indented JSON, false for one line.</param>
    /// <param name="write">Writes one value.</param>
    public static string Of(bool indented, Action<JsonTextWriter> write)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var json = new JsonTextWriter(text) { Formatting = indented ? Formatting.Indented : Formatting.None };
        write(json);
        return text.ToString();
    }

    /// <summary>
    /// An indented value, shifted to its level inside another value. The line breaks in it are all formatting: a
    /// line break in a JSON string is written as \n.
    /// </summary>
    public static string AtDepth(string text, int levels) => text.Replace("\n", "\n" + new string(' ', levels * IndentOfLevel));

    /// <summary>Writes a member of an object.</summary>
    public static void Member(this JsonTextWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }
}
