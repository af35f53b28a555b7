using System;
using System.Globalization;
using Sflow.Expressions;

namespace Sflow.Syntax;

/// <summary>A scalar value as YAML 1.1 writes it, without quotes. A reader of YAML 1.1 gets the same value back.</summary>
internal static class ScalarText
{
    public static string Of(ExprValue value) => value switch
    {
        NoneValue => "null",
        BoolValue boolean => boolean.Value ? "true" : "false",
        IntValue integer => integer.Value.ToString(CultureInfo.InvariantCulture),
        FloatValue number => OfFloat(number),
        TextValue text => text.Value,
        DateValue date => date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeValue time => OfTime(time.Value, time.Offset),
        _ => throw new ArgumentException($"{value.GetType().Name} is no scalar.", nameof(value)),
    };

    private static string OfTime(DateTime time, TimeSpan? offset)
    {
        var text = time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        if (offset is not { } zone)
            return text;
        return text + (zone < TimeSpan.Zero ? "-" : "+") + zone.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
    }

    // YAML 1.1 wants a point in every float, where Python's "1e+20" has none.
    private static string OfFloat(FloatValue number)
    {
        if (double.IsNaN(number.Value))
            return ".nan";
        if (double.IsInfinity(number.Value))
            return number.Value > 0 ? ".inf" : "-.inf";
        var digits = number.ToText();
        var exponent = digits.IndexOf('e');
        return exponent < 0 || digits.IndexOf('.') >= 0 ? digits : digits.Insert(exponent, ".0");
    }
}
