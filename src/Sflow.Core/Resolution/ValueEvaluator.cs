using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>Evaluates values of the model in a scope.</summary>
internal static class ValueEvaluator
{
    /// <summary>The value; null after an error was reported.</summary>
    public static ExprValue? Evaluate(ValueModel value, IScope scope, DiagnosticBag diagnostics)
    {
        switch (value)
        {
            case LiteralValue literal:
                return literal.Value;
            case TemplateValue template:
                return TemplateEvaluator.Evaluate(template.Template, scope, diagnostics) ?? Failed(template.Template, scope, diagnostics);
            case ListModel list:
                var items = list.Items.Select(item => Evaluate(item, scope, diagnostics)).ToList();
                return items.Contains(null) ? null : new ListValue(items!);
            case DictModel dict:
                var pairs = dict
                    .Entries.Select(entry => new KeyValuePair<ExprValue, ExprValue?>(entry.Key, Evaluate(entry.Value, scope, diagnostics)))
                    .ToList();
                return pairs.Any(pair => pair.Value is null) ? null : new DictValue(pairs!);
            default:
                throw new System.InvalidOperationException($"unknown value {value.GetType().Name}");
        }
    }

    /// <summary>The value as a string, byte for byte, possibly with placeholders; null after an error was reported.</summary>
    public static ExprValue? Render(ValueModel value, IScope scope, DiagnosticBag diagnostics) =>
        value switch
        {
            TemplateValue template => TemplateEvaluator.Render(template.Template, scope, diagnostics)
                ?? Failed(template.Template, scope, diagnostics),
            LiteralValue { Value: TextValue text } => text,
            _ => Evaluate(value, scope, diagnostics) is { } other ? RuntimeText.Concat(other).Simplify() : null,
        };

    // After the first bad expression there is no result; the other expressions are evaluated to report their errors.
    private static ExprValue? Failed(TemplateSyntax template, IScope scope, DiagnosticBag diagnostics)
    {
        foreach (var part in template.Parts.OfType<ExpressionPart>())
            TemplateEvaluator.EvaluatePart(template, part, scope, diagnostics);
        return null;
    }

    /// <summary>
    /// A field's value as the kind that the field requires; null after an error was reported or when the field isn't set.
    /// </summary>
    public static ExprValue? Field(BoundField? field, IScope scope, DiagnosticBag diagnostics)
    {
        if (field is null)
            return null;
        if (field.Value is LiteralValue literal)
            return literal.Value; // converted when it was bound
        var value = field is { Schema.Kind: FieldKind.String or FieldKind.StrictText, Value: TemplateValue }
            ? Render(field.Value, scope, diagnostics)
            : Evaluate(field.Value, scope, diagnostics);
        return value is null ? null : FieldConversion.Convert(field.Schema, value, field.Location, diagnostics);
    }
}
