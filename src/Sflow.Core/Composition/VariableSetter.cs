using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>Sets one variable. A list becomes its domain and the first element its value, unless the variable itself is a list.</summary>
internal static class VariableSetter
{
    /// <summary>The variable with its new value; the same entry when the override is invalid.</summary>
    public static NamedEntry Set(NamedEntry entry, VariableOverride given, DiagnosticBag diagnostics)
    {
        var node = OverrideValue.Infer(given.Text, given.Location, out var isBrokenJson);
        if (isBrokenJson)
            diagnostics.Add(Catalogue.OverrideIsNotJson(given.Location, given.Name, given.Text));
        if (node is SequenceSyntax list && !IsList(entry))
        {
            if (list.Items.Count > 0)
                return entry with { Body = entry.Body.With("value", list.Items[0]).With("domain", list) };
            diagnostics.Add(Catalogue.EmptyListOverride(given.Location, given.Name));
            return entry;
        }

        if (IsOfType(entry, "string") && node.ToValue().ToText() != given.Text)
            node = ScalarSyntax.Create(new TextValue(given.Text), given.Location);
        if (
            entry.Field("domain") is SequenceSyntax domain
            && IsKnown(node)
            && domain.Items.All(IsKnown)
            && !IsConverted(entry, domain, node)
        )
        {
            if (ItemOf(entry, domain, node, given.Text.Trim()) is not { } item)
            {
                diagnostics.Add(
                    Catalogue.OverrideOutsideDomain(given.Location, given.Name, node.ToString(), domain.ToString(), domain.Location)
                );
                return entry;
            }

            node = item;
        }

        return entry with
        {
            Body = entry.Body.With("value", node),
        };
    }

    private static bool IsList(NamedEntry entry) => IsOfType(entry, "list");

    private static bool IsOfType(NamedEntry entry, params string[] types) =>
        entry.Field("type") is ScalarSyntax type && types.Contains(type.Text.Trim(), StringComparer.OrdinalIgnoreCase);

    // The declared type may make another value of it, which is compared when it is known.
    private static bool IsConverted(NamedEntry entry, SequenceSyntax domain, NodeSyntax node)
    {
        var values = domain.Items.Append(node).Select(item => item.ToValue());
        return (IsOfType(entry, "integer", "float") && !values.All(value => value is IntValue or FloatValue))
            || (IsOfType(entry, "boolean") && !values.All(value => value is BoolValue));
    }

    // The value of an expression is checked later, when it is known.
    private static bool IsKnown(NodeSyntax node) =>
        node switch
        {
            ScalarSyntax scalar => !OverrideValue.HasExpression(scalar.Text),
            SequenceSyntax sequence => sequence.Items.All(IsKnown),
            MappingSyntax mapping => mapping.Entries.All(entry => IsKnown(entry.Value)),
            _ => true,
        };

    // The strings "1" and "2" in a domain are strings, although a single 1 would be a number.
    private static NodeSyntax? ItemOf(NamedEntry entry, SequenceSyntax domain, NodeSyntax node, string text)
    {
        ExprValue value = node.ToValue();
        var isString = IsOfType(entry, "string");
        if (domain.Items.Select(item => item.ToValue()).Any(item => item.Equals(value) || (isString && item.ToText() == value.ToText())))
            return node;
        return
            domain.Items.FirstOrDefault(item =>
                item is ScalarSyntax { IsText: true } scalar && string.Equals(scalar.Text, text, StringComparison.Ordinal)
            )
                is ScalarSyntax match
            ? ScalarSyntax.Create(match.Value, node.Location)
            : null;
    }
}
