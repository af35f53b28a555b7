using Newtonsoft.Json.Linq;
using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Tests.Schema;

/// <summary>A module as an editor's schema check sees it: what its YAML says, as JSON.</summary>
internal static class ModuleJson
{
    /// <summary>The JSON; null when the text is no YAML.</summary>
    public static JToken? Read(string path, byte[] bytes)
    {
        var diagnostics = new DiagnosticBag();
        return
            SourceDecoder.Decode(path, bytes, diagnostics) is { } source
            && YamlReader.Read(source, diagnostics) is { } module
            && !diagnostics.HasErrors
            ? Of(module.Root.ToValue())
            : null;
    }

    /// <summary>The JSON of a text.</summary>
    public static JToken? Read(string path, string text) => Read(path, Encoding.UTF8.GetBytes(text));

    private static JToken Of(ExprValue value) =>
        value switch
        {
            NoneValue => JValue.CreateNull(),
            BoolValue truth => new JValue(truth.Value),
            IntValue number => new JValue(number.Value),
            FloatValue real => new JValue(real.Value),
            ListValue list => new JArray(list.Items.Select(Of)),
            DictValue map => new JObject(map.Keys.Zip(map.Values, (key, item) => new JProperty(key.ToText(), Of(item)))),
            _ => new JValue(value.ToText()),
        };
}
