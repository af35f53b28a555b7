using Newtonsoft.Json;

namespace Sflow.Cli.Output;

/// <summary>Writes members of a JSON object.</summary>
internal static class JsonMembers
{
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
