using Sflow.Composition;
using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Binding;

/// <summary>Reads the mappings inside of a field, whose fields are data as well.</summary>
internal static class NestedFields
{
    /// <summary>The field with its mapping or its list of mappings; null after an error was reported.</summary>
    /// <param name="field">The field.</param>
    /// <param name="members">The fields of each mapping.</param>
    /// <param name="node">What the module says.</param>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    public static BoundField? Bind(FieldSchema field, MappingSchema members, NodeSyntax node, DiagnosticBag diagnostics)
    {
        switch (field.Kind, node)
        {
            case (FieldKind.Nested or FieldKind.TextOrNested, MappingSyntax { IsSet: false } mapping):
                var only = FieldReader.Read(mapping, members, diagnostics);
                return new BoundField(field, ValueOf(only)) { Members = [only] };
            case (FieldKind.NestedList, SequenceSyntax list):
                var items = list.Items.Select(item => Item(field, members, item, diagnostics)).OfType<FieldSet>().ToList();
                return new BoundField(field, ListOf([.. items.Select(ValueOf)], list.Location)) { Members = items };
            default:
                diagnostics.Add(Catalogue.WrongKind(node.Location, field.Name, Expected(field.Kind), FieldReader.Describe(node)));
                return null;
        }
    }

    /// <summary>The values of a mapping that an expression gives, each as the kind of its field.</summary>
    /// <param name="members">The fields of the mapping.</param>
    /// <param name="value">The mapping.</param>
    /// <param name="at">The place of the expression.</param>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    public static DictValue Convert(MappingSchema members, DictValue value, TextLocation at, DiagnosticBag diagnostics)
    {
        var entries = new List<KeyValuePair<ExprValue, ExprValue>>();
        foreach (var (key, item) in value.Keys.Zip(value.Values, (key, item) => (key, item)))
        {
            var name = key.ToText();
            if (members.Find(name) is not { } field)
                diagnostics.Add(
                    Catalogue.UnknownField(at, name, members.Name, Suggestion.For(name, members.FieldNames), members.FieldNames)
                );
            else if (item is not NoneValue && FieldConversion.Convert(field, item, at, diagnostics) is { } converted)
                entries.Add(new(key, converted));
        }

        foreach (
            var field in members.Fields.Where(field =>
                field.Required && !value.Keys.Any(key => key is TextValue text && text.Value == field.Name)
            )
        )
            diagnostics.Add(Catalogue.MissingField(at, field.Name, members.Name, field.Description));
        return new DictValue(entries);
    }

    /// <summary>The words for a value of such a field.</summary>
    public static string Expected(FieldKind kind) =>
        kind switch
        {
            FieldKind.Nested => "a mapping",
            FieldKind.TextOrNested => "a string or a mapping",
            _ => "a list of mappings",
        };

    private static FieldSet? Item(FieldSchema field, MappingSchema members, NodeSyntax item, DiagnosticBag diagnostics)
    {
        if (item is MappingSyntax { IsSet: false } mapping)
            return FieldReader.Read(mapping, members, diagnostics);
        diagnostics.Add(Catalogue.WrongKind(item.Location, field.Name, "a mapping in each entry", FieldReader.Describe(item)));
        return null;
    }

    private static ValueModel ValueOf(FieldSet set)
    {
        var entries = set
            .Fields.Select(field => new KeyValuePair<ExprValue, ValueModel>(new TextValue(field.Key), field.Value.Value))
            .ToList();
        return entries.All(entry => entry.Value is LiteralValue)
            ? new LiteralValue(
                new DictValue(
                    entries.Select(entry => new KeyValuePair<ExprValue, ExprValue>(entry.Key, ((LiteralValue)entry.Value).Value))
                ),
                set.Location
            )
            : new DictModel(entries, set.Location);
    }

    private static ValueModel ListOf(IReadOnlyList<ValueModel> items, TextLocation at) =>
        items.All(item => item is LiteralValue)
            ? new LiteralValue(new ListValue([.. items.Select(item => ((LiteralValue)item).Value)]), at)
            : new ListModel(items, at);
}
