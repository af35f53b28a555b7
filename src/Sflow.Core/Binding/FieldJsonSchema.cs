using Newtonsoft.Json.Linq;

namespace Sflow.Binding;

/// <summary>
/// Describes one field as a JSON Schema: the values that its kind converts, <c>${{ }}</c> if it takes expressions, and null if it
/// is optional.
/// </summary>
internal static class FieldJsonSchema
{
    // DurationText as a regular expression: each unit at most once and in order.
    private const string Duration =
        @"^\s*(\d{1,12}(\.\d{1,9})?|(?=\d)(\d+(\.\d+)?[dD])?(\d+(\.\d+)?[hH])?(\d+(\.\d+)?[mM])?(\d+(\.\d+)?[sS])?"
        + @"|(\d+-)?\d+:\d{1,2}(:\d{1,2})?)\s*$";

    /// <summary>The field's schema with its description.</summary>
    public static JObject Of(FieldSchema field)
    {
        var alternatives = Alternatives(field).ToList();
        // Strings without restrictions include expressions. Restricted strings need an alternative for expressions.
        if (field.TakesExpressions && field.Kind != FieldKind.Any && (field.Choices.Count > 0 || !alternatives.Any(IsAnyText)))
            alternatives.Add(new JObject { ["$ref"] = "#/$defs/expression" });
        if (!field.Required && field.Kind != FieldKind.Any)
            alternatives.Add(new JObject { ["type"] = "null" });
        var schema = alternatives.Count switch
        {
            0 => new JObject(),
            1 => alternatives[0],
            _ => new JObject { ["anyOf"] = new JArray(alternatives) },
        };
        schema["description"] = field.Description;
        return schema;
    }

    /// <summary>A string with an expression in it.</summary>
    public static JObject Expression() =>
        new()
        {
            ["type"] = "string",
            ["pattern"] = @"\$\{\{",
            ["description"] = "An expression.",
        };

    /// <summary>A mapping all of whose fields are data.</summary>
    public static JObject Mapping(MappingSchema schema)
    {
        var section = new JObject
        {
            ["type"] = "object",
            ["properties"] = new JObject(schema.Fields.Select(field => new JProperty(field.Name, Of(field))).Cast<object>().ToArray()),
            ["additionalProperties"] = false,
        };
        var required = schema.Fields.Where(field => field.Required).Select(field => field.Name).ToList();
        if (required.Count > 0)
            section["required"] = new JArray(required);
        if (schema.ExactlyOneOf.Count > 0)
            section["oneOf"] = new JArray(schema.ExactlyOneOf.Select(field => new JObject { ["required"] = new JArray(field) }));
        return section;
    }

    private static IEnumerable<JObject> Alternatives(FieldSchema field) =>
        field.Kind switch
        {
            FieldKind.TextList when field.Choices.Count > 0 => [ListOf(new JObject { ["anyOf"] = new JArray(Choices(field)) })],
            FieldKind.ChoiceOrBoolean => [new JObject { ["type"] = "boolean" }, .. Choices(field)],
            _ when field.Choices.Count > 0 => Choices(field),
            FieldKind.Any => [],
            FieldKind.String => [Text()],
            FieldKind.StrictText => [new JObject { ["type"] = "string" }],
            FieldKind.Integer => Integer(field),
            FieldKind.Number => [Limited("number", field), Pattern(@"^\s*-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$")],
            FieldKind.Boolean =>
            [
                new JObject { ["type"] = "boolean" },
                new JObject { ["enum"] = new JArray(0, 1) },
                Pattern(@"^\s*([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]|[Oo][Nn]|[Oo][Ff][Ff]|0|1)\s*$"),
            ],
            FieldKind.Duration => [new JObject { ["type"] = "number", ["minimum"] = 0 }, Pattern(Duration)],
            FieldKind.TextList => [ListOf(Text())],
            FieldKind.TextOrList => [Text(), ListOf(Text())],
            FieldKind.IntegerList =>
            [
                .. Integer(field),
                ListOf(
                    new JObject
                    {
                        ["anyOf"] = new JArray(
                            Integer(field).Concat(field.TakesExpressions ? [new JObject { ["$ref"] = "#/$defs/expression" }] : [])
                        ),
                    }
                ),
            ],
            FieldKind.List => [new JObject { ["type"] = "array" }],
            FieldKind.TextMap =>
            [
                new JObject
                {
                    ["type"] = "object",
                    ["additionalProperties"] = new JObject { ["type"] = "string" },
                },
            ],
            FieldKind.Mapping => [new JObject { ["type"] = "object" }],
            FieldKind.Nested when field.Members is { } members => [Mapping(members)],
            FieldKind.TextOrNested when field.Members is { } members => [Text(), Mapping(members)],
            FieldKind.NestedList when field.Members is { } members => [ListOf(Mapping(members))],
            _ => throw new InvalidOperationException($"'{field.Name}' has no kind of its own"),
        };

    // Editors complete what is in the enum; the pattern accepts what Binding does.
    private static IEnumerable<JObject> Choices(FieldSchema field)
    {
        yield return new JObject { ["enum"] = new JArray(field.Choices) };
        if (field.ChoicesIgnoreCase)
            yield return Pattern($@"^\s*({string.Join("|", field.Choices.Select(AnyCase))})\s*$");
    }

    private static string AnyCase(string word) =>
        string.Concat(word.Select(c => char.IsLetter(c) ? $"[{char.ToUpperInvariant(c)}{char.ToLowerInvariant(c)}]" : c.ToString()));

    // A number counts as its string.
    private static JObject Text() => new() { ["type"] = new JArray("string", "number") };

    private static JObject[] Integer(FieldSchema field) =>
        [
            Limited("integer", field),
            Pattern(
                field.Minimum switch
                {
                    null => @"^\s*(-?[1-9]\d*|0)\s*$",
                    > 0 => @"^\s*[1-9]\d*\s*$",
                    _ => @"^\s*([1-9]\d*|0)\s*$",
                }
            ),
        ];

    private static JObject ListOf(JObject item) => new() { ["type"] = "array", ["items"] = item };

    private static JObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static bool IsAnyText(JObject schema) =>
        schema["pattern"] is null
        && (schema["type"]?.ToString() == "string" || (schema["type"] as JArray)?.Any(type => type.ToString() == "string") == true);

    private static JObject Limited(string type, FieldSchema field)
    {
        var schema = new JObject { ["type"] = type };
        if (field.Minimum is { } least)
            schema["minimum"] = Number(least);
        if (field.Maximum is { } most)
            schema["maximum"] = Number(most);
        return schema;
    }

    private static JValue Number(double value) => Math.Floor(value) == value ? new JValue((long)value) : new JValue(value);
}
