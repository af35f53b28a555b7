using Sflow.Composition;
using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Binding;

/// <summary>Binds a mapping to its schema and reports unknown keys, missing keys and wrong kinds at their places.</summary>
internal static class FieldReader
{
    /// <summary>Reads the fields. Fields of kind Nested are left to the caller; only their names are checked.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    /// <param name="owner">What messages call the mapping, such as <c>task 'a'</c>; null for the schema's name.</param>
    public static FieldSet Read(MappingSyntax mapping, MappingSchema schema, DiagnosticBag diagnostics, string? owner = null)
    {
        var fields = new Dictionary<string, BoundField>();
        foreach (var entry in mapping.Entries)
        {
            var name = (entry.Key as ScalarSyntax)?.Text ?? "";
            var field = schema.Find(name);
            if (field is null)
                diagnostics.Add(
                    Catalogue.UnknownField(
                        entry.Key.Location,
                        name,
                        owner ?? schema.Name,
                        Suggestion.For(name, schema.FieldNames),
                        schema.FieldNames
                    )
                );
            else if (
                (field.Kind != FieldKind.Nested || field.Members is not null)
                && entry.Value is not ScalarSyntax { IsNull: true }
                && Bind(field, entry.Value, diagnostics) is { } bound
            )
            {
                fields[name] = bound;
                if (field.WithoutEffect is { } why && !IsHarmless(bound))
                    diagnostics.Add(Catalogue.FieldHasNoEffect(entry.Key.Location, name, owner ?? schema.Name, why));
            }
        }

        foreach (
            var field in schema.Fields.Where(field =>
                field.Required && IsAbsent(mapping, field.Name) && Misspelt(mapping, field.Name, schema) is null
            )
        )
            diagnostics.Add(Catalogue.MissingField(mapping.Location, field.Name, owner ?? schema.Name, field.Description));
        var set = new FieldSet(schema, fields, mapping.Location);
        CheckAlternatives(mapping, set, owner ?? schema.Name, diagnostics);
        schema.Rule?.Invoke(set, owner ?? schema.Name, diagnostics);
        return set;
    }

    /// <summary>The mapping in a Nested field; null when the field is absent or, after an error was reported, is not a mapping.</summary>
    public static MappingSyntax? FindMapping(MappingSyntax mapping, string name, DiagnosticBag diagnostics)
    {
        if (Find(mapping, name) is not { } node)
            return null;
        if (node is MappingSyntax section)
            return section;
        diagnostics.Add(Catalogue.WrongKind(node.Location, name, "a mapping", Describe(node)));
        return null;
    }

    /// <summary>The node of a field; null when it is absent or null.</summary>
    public static NodeSyntax? Find(MappingSyntax mapping, string name) =>
        mapping.TryGet(name, out var entry) && entry.Value is not ScalarSyntax { IsNull: true } ? entry.Value : null;

    /// <summary>The strings of a list field that takes no expressions, each with its place.</summary>
    public static IReadOnlyList<Located<string>> Names(MappingSyntax mapping, string name) =>
        Find(mapping, name) is SequenceSyntax list
            ? [.. list.Items.OfType<ScalarSyntax>().Select(item => new Located<string>(item.Text, item.Location))]
            : [];

    /// <summary>How a message shows a node of the wrong kind.</summary>
    public static string Describe(NodeSyntax node) =>
        node switch
        {
            ScalarSyntax scalar => scalar.Value.Repr(),
            SequenceSyntax => "a list",
            _ => "a mapping",
        };

    /// <summary>
    /// Reports a missing field or, if there is one, the unknown key that is probably meant to be it. For callers that can't
    /// continue without the field and read no other field of the mapping.
    /// </summary>
    public static void ReportMissing(
        MappingSyntax mapping,
        string name,
        MappingSchema schema,
        DiagnosticBag diagnostics,
        string owner,
        string hint
    ) =>
        diagnostics.Add(
            Misspelt(mapping, name, schema) is { } key
                ? Catalogue.UnknownField(key.Location, key.Text, owner, name, schema.FieldNames)
                : Catalogue.MissingField(mapping.Location, name, owner, hint)
        );

    /// <summary>The unknown key that is probably meant to be this field; null when there is none.</summary>
    public static ScalarSyntax? Misspelt(MappingSyntax mapping, string name, MappingSchema schema) =>
        mapping
            .Entries.Select(entry => entry.Key)
            .FirstOrDefault(key => schema.Find(key.Text) is null && Suggestion.For(key.Text, schema.FieldNames) == name);

    private static bool IsAbsent(MappingSyntax mapping, string name) => Find(mapping, name) is null;

    // A mistyped field leaves nothing to compare, and its own error says what to write.
    private static void CheckAlternatives(MappingSyntax mapping, FieldSet set, string owner, DiagnosticBag diagnostics)
    {
        var choices = set.Schema.ExactlyOneOf;
        if (choices.Count == 0 || choices.Any(choice => Misspelt(mapping, choice, set.Schema) is not null))
            return;
        var present = choices.Where(choice => !IsAbsent(mapping, choice)).ToList();
        if (present.Count != 1)
            diagnostics.Add(Catalogue.ExactlyOneField(set.Location, owner, choices, present));
    }

    private static bool IsHarmless(BoundField field) =>
        field.Schema.Harmless is { } harmless && field.Value is LiteralValue { Value: BoolValue value } && value.Value == harmless;

    private static BoundField? Bind(FieldSchema field, NodeSyntax node, DiagnosticBag diagnostics)
    {
        if (field.Members is { } members && node is not ScalarSyntax)
            return NestedFields.Bind(field, members, node, diagnostics);
        var value = field.TakesExpressions ? ValueBinder.Bind(node, diagnostics) : new LiteralValue(node.ToValue(), node.Location);
        if (value is not LiteralValue literal)
            return value is null ? null : new BoundField(field, value);
        var converted = FieldConversion.Convert(field, literal.Value, literal.Location, diagnostics);
        return converted is null ? null : new BoundField(field, literal with { Value = converted });
    }
}
