using Newtonsoft.Json;
using Sflow.Cli.Definitions;
using Sflow.Cli.Output;

namespace Sflow.Cli.Help;

/// <summary>Writes the definition of a verb as JSON.</summary>
internal static class DefinitionJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(JsonTextWriter json, Verb verb)
    {
        var page = CommandPage.Of(verb);
        json.WriteStartObject();
        json.Member("name", CommandPath.NameOf(verb));
        json.Member("summary", verb.Description);
        json.Member("usage", page.Usage);
        json.Member("arguments", page.Arguments, entry => Write(json, entry));
        json.Member("options", page.Options.SelectMany(section => section.Entries), entry => Write(json, entry));
        json.Member("remarks", verb.Paragraphs, remark => json.WriteValue(remark));
        json.Member(
            "examples",
            verb.Examples,
            example =>
            {
                json.WriteStartObject();
                json.Member("meaning", example.Meaning);
                json.Member("line", example.Line);
                json.WriteEndObject();
            }
        );
        json.WriteEndObject();
    }

    private static void Write(JsonTextWriter json, PageEntry entry)
    {
        json.WriteStartObject();
        json.Member("names", entry.Names, name => json.WriteValue(name));
        json.Member("value", entry.Value);
        json.Member("description", entry.Description);
        json.WriteEndObject();
    }
}
