using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Binding;

/// <summary>Turns nodes into values and parses the expressions in their strings.</summary>
internal static class ValueBinder
{
    private const string ExpressionStart = "${{";

    /// <summary>The value of a node; null after an error in an expression was reported.</summary>
    public static ValueModel? Bind(NodeSyntax node, DiagnosticBag diagnostics) =>
        node switch
        {
            ScalarSyntax scalar => BindScalar(scalar, diagnostics),
            SequenceSyntax sequence => BindSequence(sequence, diagnostics),
            MappingSyntax { IsSet: true } set => new LiteralValue(set.ToValue(), set.Location),
            MappingSyntax mapping => BindMapping(mapping, diagnostics),
            _ => throw new InvalidOperationException($"unknown node {node.GetType().Name}"),
        };

    /// <summary>True when the string contains an expression.</summary>
    public static bool HasExpression(string text) => text.Contains(ExpressionStart);

    private static ValueModel? BindScalar(ScalarSyntax scalar, DiagnosticBag diagnostics)
    {
        if (scalar.Value is not TextValue text || !HasExpression(text.Value))
            return new LiteralValue(scalar.Value, scalar.Location) { Source = scalar.Value is TextValue ? scalar.ToLocatedText() : null };
        var template = TemplateParser.Parse(scalar.ToLocatedText(), diagnostics);
        if (template is null)
            return null;
        return template.HasExpressions ? new TemplateValue(template, scalar.Location) : new LiteralValue(scalar.Value, scalar.Location);
    }

    private static ValueModel? BindSequence(SequenceSyntax sequence, DiagnosticBag diagnostics)
    {
        var items = sequence.Items.Select(item => Bind(item, diagnostics)).ToList();
        if (items.Contains(null))
            return null;
        return items.All(item => item is LiteralValue)
            ? new LiteralValue(sequence.Of([.. items.Select(item => ((LiteralValue)item!).Value)]), sequence.Location)
            : new ListModel(items!, sequence.Location);
    }

    private static ValueModel? BindMapping(MappingSyntax mapping, DiagnosticBag diagnostics)
    {
        var entries = new List<KeyValuePair<ExprValue, ValueModel>>();
        var complete = true;
        foreach (var entry in mapping.Entries)
        {
            var value = Bind(entry.Value, diagnostics);
            complete &= value is not null;
            if (value is not null)
                entries.Add(new(entry.Key.ToValue(), value));
        }

        if (!complete)
            return null;
        return entries.All(entry => entry.Value is LiteralValue)
            ? new LiteralValue(
                new DictValue([
                    .. entries.Select(entry => new KeyValuePair<ExprValue, ExprValue>(entry.Key, ((LiteralValue)entry.Value).Value)),
                ]),
                mapping.Location
            )
            : new DictModel(entries, mapping.Location);
    }
}
