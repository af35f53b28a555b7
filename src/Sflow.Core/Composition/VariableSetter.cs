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

        if (entry.Field("domain") is SequenceSyntax domain && IsKnown(node) && domain.Items.All(IsKnown))
        {
            if (ItemOf(domain, node, given.Text.Trim()) is not { } item)
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

    private static bool IsList(NamedEntry entry) => entry.Field("type") is ScalarSyntax { Text: "list" };

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
    private static NodeSyntax? ItemOf(SequenceSyntax domain, NodeSyntax node, string text)
    {
        ExprValue value = node.ToValue();
        if (domain.Items.Any(item => item.ToValue().Equals(value)))
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
