using System.Numerics;
using Sflow.Expressions;

namespace Sflow.Binding;

/// <summary>Converts a value to the kind of its field: immediately for literals, after evaluation for expressions.</summary>
internal static class FieldConversion
{
    // Nine digits: a shell can compute with such a number in any unit. As seconds, it is about thirty years.
    private const double Largest = 999_999_999;

    /// <summary>
    /// The value as the field's kind; null after an error was reported. A string with placeholders stays one where the field
    /// takes a string.
    /// </summary>
    public static ExprValue? Convert(FieldSchema field, ExprValue value, TextLocation at, DiagnosticBag diagnostics)
    {
        if (
            value is RuntimeText runtime
            && (
                field.Choices.Count > 0
                || field.Kind
                    is not (FieldKind.Any or FieldKind.String or FieldKind.StrictText or FieldKind.TextOrList or FieldKind.TextOrNested)
            )
        )
        {
            diagnostics.Add(Catalogue.RuntimeValueNotAllowed(at, field.Name, runtime.ToText()));
            return null;
        }

        var converted = field.Kind switch
        {
            FieldKind.String => ToText(value),
            FieldKind.StrictText => value is TextValue or RuntimeText ? value : null,
            FieldKind.Integer => ToInteger(value) is { } number ? new IntValue(number) : null,
            FieldKind.Number => ToNumber(value) is { } number ? new FloatValue(number) : null,
            FieldKind.Boolean => ToBoolean(value) is { } truth ? BoolValue.Of(truth) : null,
            FieldKind.Duration => ToDuration(value) is { } seconds ? new FloatValue(seconds) : null,
            FieldKind.TextList => value is ListValue list ? ToList(list, ToText) : null,
            FieldKind.TextOrList => value is ListValue list ? ToList(list, ToText) : ToText(value),
            FieldKind.IntegerList => value is ListValue list ? ToList(list, ToIntegerValue)
            : ToIntegerValue(value) is { } single ? new ListValue([single])
            : null,
            FieldKind.List => value as ListValue,
            FieldKind.Mapping => value as DictValue,
            FieldKind.ChoiceOrBoolean => value is TextValue or BoolValue ? value : null,
            FieldKind.Nested when field.Members is { } members => value is DictValue map
                ? NestedFields.Convert(members, map, at, diagnostics)
                : null,
            FieldKind.TextOrNested when field.Members is { } members => value is DictValue map
                ? NestedFields.Convert(members, map, at, diagnostics)
                : ToText(value),
            FieldKind.NestedList when field.Members is { } members => value is ListValue list && list.Items.All(item => item is DictValue)
                ? new ListValue([.. list.Items.Select(item => NestedFields.Convert(members, (DictValue)item, at, diagnostics))])
                : null,
            FieldKind.TextMap => value is DictValue map
            && map.Keys.All(key => key is TextValue)
            && map.Values.All(item => item is TextValue or RuntimeText)
                ? map
                : null,
            _ => value,
        };
        if (converted is null)
        {
            diagnostics.Add(Catalogue.WrongKind(at, field.Name, Expected(field.Kind), value.Repr()));
            return null;
        }

        return IsAllowed(field, converted, at, diagnostics) ? converted : null;
    }

    /// <summary>An integer from an integer, an integral float or a string in canonical format; null for anything else.</summary>
    public static BigInteger? ToInteger(ExprValue value) =>
        value switch
        {
            IntValue number => number.Value,
            FloatValue number when IsIntegral(number.Value) => new BigInteger(number.Value),
            TextValue text when IsCanonicalInteger(text.Value.Trim()) => BigInteger.Parse(text.Value.Trim(), CultureInfo.InvariantCulture),
            _ => null,
        };

    /// <summary>A number from a number or a numeric string; null for anything else and for infinities and NaN.</summary>
    public static double? ToNumber(ExprValue value)
    {
        double? number = value switch
        {
            IntValue integer => (double)integer.Value,
            FloatValue real => real.Value,
            TextValue text
                when double.TryParse(
                    text.Value.Trim(),
                    NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                    CultureInfo.InvariantCulture,
                    out var parsed
                ) => parsed,
            _ => null,
        };
        return number is { } result && !double.IsNaN(result) && !double.IsInfinity(result) ? result : null;
    }

    /// <summary>A Boolean from a Boolean, 0, 1, or a word for it; null for anything else.</summary>
    public static bool? ToBoolean(ExprValue value) =>
        value switch
        {
            BoolValue truth => truth.Value,
            IntValue number when number.Value.IsZero => false,
            IntValue number when number.Value.IsOne => true,
            TextValue text => text.Value.Trim().ToLowerInvariant() switch
            {
                "true" or "yes" or "on" or "1" => true,
                "false" or "no" or "off" or "0" => false,
                _ => null,
            },
            _ => null,
        };

    /// <summary>Seconds from a number or a time span such as <c>1h30m</c>; null for anything else.</summary>
    public static double? ToDuration(ExprValue value) =>
        value switch
        {
            TextValue text => DurationText.Parse(text.Value),
            IntValue or FloatValue => ToNumber(value) is { } seconds and >= 0 ? seconds : null,
            _ => null,
        };

    private static ExprValue? ToText(ExprValue value) =>
        value switch
        {
            TextValue or RuntimeText => value,
            IntValue or FloatValue or DateValue or DateTimeValue => new TextValue(value.ToText()),
            _ => null,
        };

    private static IntValue? ToIntegerValue(ExprValue value) => ToInteger(value) is { } number ? new IntValue(number) : null;

    private static ListValue? ToList(ListValue list, Func<ExprValue, ExprValue?> convert)
    {
        var items = list.Items.Select(convert).ToList();
        return items.Contains(null) ? null : new ListValue(items!);
    }

    private static bool IsIntegral(double value) => !double.IsNaN(value) && !double.IsInfinity(value) && Math.Floor(value) == value;

    private static bool IsCanonicalInteger(string text)
    {
        var digits = text.StartsWith("-", StringComparison.Ordinal) ? text.Substring(1) : text;
        return digits.Length is > 0 and < 1000 && digits.All(c => c is >= '0' and <= '9') && (digits.Length == 1 || digits[0] != '0');
    }

    private static bool IsAllowed(FieldSchema field, ExprValue value, TextLocation at, DiagnosticBag diagnostics)
    {
        if (
            field.Choices.Count > 0
            && (value is ListValue texts ? texts.Items : [value])
                .OfType<TextValue>()
                .FirstOrDefault(word =>
                    !field.Choices.Contains(
                        word.Value.Trim(),
                        field.ChoicesIgnoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal
                    )
                )
                is { } text
        )
        {
            diagnostics.Add(Catalogue.NotOneOf(at, field.Name, text.Value, field.Choices, Suggestion.For(text.Value, field.Choices)));
            return false;
        }

        if (field.Kind is not (FieldKind.Integer or FieldKind.Number or FieldKind.Duration or FieldKind.IntegerList))
            return true;
        IEnumerable<ExprValue> numbers = value is ListValue list ? list.Items : [value];
        foreach (var number in numbers)
        {
            var amount = number switch
            {
                IntValue integer => (double)integer.Value,
                FloatValue real => real.Value,
                _ => (double?)null,
            };
            if (amount < field.Minimum || amount > (field.Maximum ?? Largest))
            {
                diagnostics.Add(
                    Catalogue.OutOfRange(
                        at,
                        field.Name,
                        number.ToText(),
                        field.Minimum,
                        field.Maximum ?? (amount > Largest ? Largest : null)
                    )
                );
                return false;
            }
        }

        return true;
    }

    private static string Expected(FieldKind kind) =>
        kind switch
        {
            FieldKind.String => "a string",
            FieldKind.StrictText => "a string (write quotes around it)",
            FieldKind.Integer => "a whole number",
            FieldKind.Number => "a number",
            FieldKind.Boolean => "true or false",
            FieldKind.Duration => "a duration such as 90, 30s, 115m, 1h30m or 02:00:00",
            FieldKind.TextList => "a list of strings, such as [a, b]",
            FieldKind.TextOrList => "a string or a list of strings",
            FieldKind.IntegerList => "a list of whole numbers, such as [0, 1]",
            FieldKind.List => "a list",
            FieldKind.TextMap => "a mapping of strings to strings (write quotes around numbers)",
            FieldKind.ChoiceOrBoolean => "a word, or true or false",
            FieldKind.Mapping => "a mapping",
            FieldKind.Nested or FieldKind.NestedList or FieldKind.TextOrNested => NestedFields.Expected(kind),
            _ => "a value",
        };
}
