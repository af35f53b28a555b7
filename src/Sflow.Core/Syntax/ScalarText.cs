using Sflow.Expressions;

namespace Sflow.Syntax;

/// <summary>Writes a scalar value as YAML 1.1 without quotes. A YAML 1.1 reader gets the same value back.</summary>
internal static class ScalarText
{
    public static string Of(ExprValue value) =>
        value switch
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
        var text = time.ToString(
            time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.ffffff",
            CultureInfo.InvariantCulture
        );
        if (offset is not { } zone)
            return text;
        return text + (zone < TimeSpan.Zero ? "-" : "+") + zone.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
    }

    // A YAML 1.1 float needs a point, which Python's "1e+20" doesn't have.
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
