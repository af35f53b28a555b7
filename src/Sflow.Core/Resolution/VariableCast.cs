using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>Converts a variable's value to its declared type.</summary>
internal static class VariableCast
{
    // As Python's float() reads them.
    private static readonly Dictionary<string, double> NotFinite = new()
    {
        ["inf"] = double.PositiveInfinity,
        ["infinity"] = double.PositiveInfinity,
        ["nan"] = double.NaN,
    };

    /// <summary>The converted value; null after an error was reported. A null and an untyped value stay unchanged.</summary>
    public static ExprValue? Apply(VariableModel variable, ExprValue value, TextLocation at, DiagnosticBag diagnostics)
    {
        if (variable.Type == VariableType.Untyped || value is NoneValue)
            return value;
        if (value is RuntimeText && variable.Type != VariableType.String)
        {
            diagnostics.Add(Catalogue.RuntimeValueNotAllowed(at, variable.Name.Value, RuntimeTexts.Describe(value)));
            return null;
        }

        ExprValue? cast = variable.Type switch
        {
            VariableType.String => RuntimeText.Concat(value).Simplify(),
            VariableType.Integer => value is not BoolValue && FieldConversion.ToInteger(value) is { } number ? new IntValue(number) : null,
            VariableType.Float => value is FloatValue ? value
            : FieldConversion.ToNumber(value) is { } number ? new FloatValue(number)
            : value is TextValue text && ToNotFinite(text.Value.Trim()) is { } special ? new FloatValue(special)
            : null,
            VariableType.Boolean => FieldConversion.ToBoolean(value) is { } truth ? BoolValue.Of(truth) : null,
            VariableType.List => value as ListValue ?? (value is TupleValue tuple ? new ListValue(tuple.Items) : null),
            VariableType.Dict => value as DictValue,
            _ => null,
        };
        if (cast is null)
            diagnostics.Add(Catalogue.CannotCast(at, variable.Name.Value, variable.Type.ToString().ToLowerInvariant(), value.Repr()));
        return cast;
    }

    /// <summary>Reports a value that the domain does not list.</summary>
    public static bool IsInDomain(VariableModel variable, ExprValue value, ListValue domain, TextLocation at, DiagnosticBag diagnostics)
    {
        if (domain.Items.Any(item => item.Equals(value) || (IsNaN(item) && IsNaN(value))))
            return true;
        diagnostics.Add(Catalogue.OutsideDomain(at, variable.Name.Value, value.Repr(), domain.Repr()));
        return false;
    }

    private static double? ToNotFinite(string text)
    {
        var isNegative = text.StartsWith("-", StringComparison.Ordinal);
        var word = isNegative || text.StartsWith("+", StringComparison.Ordinal) ? text.Substring(1) : text;
        return NotFinite.TryGetValue(word.ToLowerInvariant(), out var number) ? (isNegative ? -number : number) : null;
    }

    // A value that a domain lists is in the domain, although NaN is not equal to itself.
    private static bool IsNaN(ExprValue value) => value is FloatValue number && double.IsNaN(number.Value);
}
