using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Sflow.Testing;

/// <summary>
/// Checks a value against a JSON Schema: the keywords that ours uses, as draft 2020-12 defines them. A keyword that it does not know is
/// an exception, so that a schema that says more than is checked here can't pass for checked.
/// </summary>
public sealed class JsonSchemaChecker(JObject root)
{
    private static readonly HashSet<string> Annotations = ["$schema", "$defs", "title", "description"];

    /// <summary>
    /// A copy of a schema in which a mapping has no members but those that the schema names. A schema for readers accepts others, which
    /// later versions may write; what we write ourselves must be described.
    /// </summary>
    public static JObject Strict(JObject schema)
    {
        var copy = (JObject)schema.DeepClone();
        foreach (var mapping in copy["$defs"]!.Values().OfType<JObject>().Where(definition => definition.ContainsKey("properties")))
            mapping["additionalProperties"] = false;
        return copy;
    }

    /// <summary>True when the value is what the schema describes.</summary>
    public bool Accepts(JToken value) => Accepts(value, root);

    private bool Accepts(JToken value, JObject schema) =>
        schema.Properties().All(keyword => Annotations.Contains(keyword.Name) || Holds(keyword.Name, keyword.Value, value, schema));

    private bool Holds(string keyword, JToken rule, JToken value, JObject schema) =>
        keyword switch
        {
            "type" => (rule as JArray ?? [rule]).Any(type => IsOf((string)type!, value)),
            "enum" => rule.Any(choice => IsEqual(choice, value)),
            "const" => IsEqual(rule, value),
            "pattern" => value.Type != JTokenType.String
                || Regex.IsMatch((string)value!, (string)rule!, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)),
            "minLength" => value.Type != JTokenType.String || ((string)value!).Length >= (int)rule,
            "minimum" => !IsOf("number", value) || (double)value >= (double)rule,
            "maximum" => !IsOf("number", value) || (double)value <= (double)rule,
            "minItems" => value is not JArray list || list.Count >= (int)rule,
            "items" => value is not JArray list || list.All(item => Accepts(item, (JObject)rule)),
            "required" => value is not JObject map || rule.All(name => map.ContainsKey((string)name!)),
            "properties" => value is not JObject map
                || ((JObject)rule)
                    .Properties()
                    .All(property => map[property.Name] is not { } inner || Accepts(inner, (JObject)property.Value)),
            "propertyNames" => value is not JObject map || map.Properties().All(property => Accepts(property.Name, (JObject)rule)),
            "additionalProperties" => value is not JObject map
                || map.Properties()
                    .Where(property => (schema["properties"] as JObject)?.ContainsKey(property.Name) != true)
                    .All(property => rule is JObject inner ? Accepts(property.Value, inner) : (bool)rule),
            "anyOf" => rule.Any(choice => Accepts(value, (JObject)choice)),
            "oneOf" => rule.Count(choice => Accepts(value, (JObject)choice)) == 1,
            "allOf" => rule.All(part => Accepts(value, (JObject)part)),
            "not" => !Accepts(value, (JObject)rule),
            "if" => !Accepts(value, (JObject)rule) || Accepts(value, (JObject)schema["then"]!),
            "then" => schema.ContainsKey("if"),
            "$ref" => Accepts(value, Definition((string)rule!)),
            _ => throw new NotSupportedException($"the keyword '{keyword}'"),
        };

    private JObject Definition(string reference) => (JObject)root["$defs"]![reference["#/$defs/".Length..]]!;

    private static bool IsEqual(JToken a, JToken b) =>
        JToken.DeepEquals(a, b) || (IsOf("number", a) && IsOf("number", b) && (double)a == (double)b);

    private static bool IsOf(string type, JToken value) =>
        type switch
        {
            "object" => value is JObject,
            "array" => value is JArray,
            "string" => value.Type == JTokenType.String,
            "boolean" => value.Type == JTokenType.Boolean,
            "null" => value.Type == JTokenType.Null,
            "integer" => value.Type == JTokenType.Integer || (value.Type == JTokenType.Float && Math.Floor((double)value) == (double)value),
            "number" => value.Type is JTokenType.Integer or JTokenType.Float,
            _ => throw new NotSupportedException($"the type '{type}'"),
        };
}
