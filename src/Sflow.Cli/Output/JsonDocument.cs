using Newtonsoft.Json;

namespace Sflow.Cli.Output;

/// <summary>Writes the JSON document of a verb: one object whose first member names its schema.</summary>
internal static class JsonDocument
{
    /// <summary>The document, with a line end.</summary>
    /// <param name="verb">The verb, for <c>sflow.VERB/1</c>.</param>
    /// <param name="members">Writes the other members.</param>
    public static string Of(string verb, Action<JsonTextWriter> members)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (var json = new JsonTextWriter(text) { Formatting = Formatting.Indented })
        {
            json.WriteStartObject();
            Member(json, "schema", $"sflow.{verb}/1");
            members(json);
            json.WriteEndObject();
        }

        return text + "\n";
    }

    /// <summary>Writes a member with a string.</summary>
    public static void Member(this JsonTextWriter json, string name, string? value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    /// <summary>Writes a member with a list.</summary>
    public static void Member<T>(this JsonTextWriter json, string name, IEnumerable<T> values, Action<T> write)
    {
        json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (var value in values)
            write(value);
        json.WriteEndArray();
    }
}
