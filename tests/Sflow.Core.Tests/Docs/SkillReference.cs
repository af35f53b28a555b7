using Sflow.Binding;

namespace Sflow.Tests.Docs;

/// <summary>Writes the reference of fields for agents, from the model of the language.</summary>
internal static class SkillReference
{
    private static readonly Dictionary<FieldKind, string> Kinds = new()
    {
        [FieldKind.Any] = "any value",
        [FieldKind.String] = "string",
        [FieldKind.StrictText] = "string",
        [FieldKind.Integer] = "integer",
        [FieldKind.Number] = "number",
        [FieldKind.Boolean] = "true or false",
        [FieldKind.Duration] = "duration: `90`, `30s`, `115m`, `1h30m`, `02:00:00`",
        [FieldKind.TextList] = "list of strings",
        [FieldKind.TextOrList] = "string or list of strings",
        [FieldKind.IntegerList] = "list of integers",
        [FieldKind.List] = "list",
        [FieldKind.TextMap] = "mapping of strings",
        [FieldKind.Mapping] = "mapping",
        [FieldKind.ChoiceOrBoolean] = "word, or true or false",
        [FieldKind.Nested] = "mapping",
        [FieldKind.TextOrNested] = "string or mapping",
        [FieldKind.NestedList] = "list of mappings",
    };

    /// <summary>The page.</summary>
    public static string Write()
    {
        var text = new StringBuilder(
            """
            # Fields of the language

            This page lists every field of a module. It is generated from the compiler's own tables, so it is complete.

            A module has the keys `version` (always `"0.1"`), `variables`, `artifacts`, `backends`, `operators`, `storage` and
            `workflow`. `workflow` has `name`, `timeout`, `variables`, `tasks`, `monitor` and `upload_all`. Lists of named entries
            can also be mappings by name. Unknown fields are errors.

            In the column *expr*, `yes` means that the value can have `${{ }}`. Scripts can have it, too.


            """
        );
        foreach (var schema in LanguageSchemas.All)
            Section(text, schema);
        text.Append("## Types of backends\n\n| type | tasks run on | default operator |\n|---|---|---|\n");
        foreach (var kind in BackendKind.All)
            text.Append(CultureInfo.InvariantCulture, $"| `{kind.Name}` | {kind.Title} | `{kind.DefaultOperator.Name}` |\n");
        text.Append("\n## Types of operators\n\n| type | also | runs |\n|---|---|---|\n");
        foreach (var kind in OperatorKind.All)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{kind.Name}` | {(kind.OtherName is { } other ? $"`{other}`" : "")} | {PlaceOf(kind)} |\n"
            );
        return text.ToString();
    }

    private static void Section(StringBuilder text, MappingSchema schema)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {Capital(schema.Name)}\n\n");
        if (schema.ExactlyOneOf.Count > 0)
            text.Append(
                CultureInfo.InvariantCulture,
                $"Exactly one of {string.Join(", ", schema.ExactlyOneOf.Select(name => $"`{name}`"))}.\n\n"
            );
        text.Append("| field | value | expr | meaning |\n|---|---|---|---|\n");
        foreach (var field in schema.Fields)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{field.Name}` | {ValueOf(field)} | {(field.TakesExpressions ? "yes" : "no")} | {Cell(MeaningOf(field))} |\n"
            );
        text.Append('\n');
    }

    private static string MeaningOf(FieldSchema field) => (field.Required ? "Required. " : "") + field.Description;

    private static string ValueOf(FieldSchema field)
    {
        var value = field.Choices.Count > 0 ? string.Join(", ", field.Choices.Select(choice => $"`{choice}`")) : Kinds[field.Kind];
        var range = (field.Minimum, field.Maximum) switch
        {
            ({ } low, { } high) => $", {Number(low)} to {Number(high)}",
            ({ } low, null) => $" ≥ {Number(low)}",
            (null, { } high) => $" ≤ {Number(high)}",
            _ => "",
        };
        return value + range + (field.Members is { } members ? $": {members.Name}" : "");
    }

    private static string PlaceOf(OperatorKind kind) =>
        kind.NeedsSlurm ? "as a step on the task's nodes"
        : kind.IsRemote ? "on another host"
        : kind.IsPod ? "in a pod; no target runs it yet"
        : "on the machine of the job's script";

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
