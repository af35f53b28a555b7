namespace Sflow.Expressions;

/// <summary>Prints dates and times as Python does.</summary>
internal static class PythonDates
{
    public static string Text(DateValue date) => date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Repr(DateValue date) => $"datetime.date({date.Value.Year}, {date.Value.Month}, {date.Value.Day})";

    public static string Text(DateTimeValue time) => Text(time, ' ');

    /// <summary>The string for a time.</summary>
    /// <param name="time">The time.</param>
    /// <param name="separator">The string between day and time.</param>
    public static string Text(DateTimeValue time, char separator)
    {
        var value = time.Value;
        var text =
            value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            + separator
            + value.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        if (Microseconds(value) != 0)
            text += "." + Microseconds(value).ToString("000000", CultureInfo.InvariantCulture);
        return time.Offset is { } offset
            ? text + Sign(offset) + offset.ToString(offset.Seconds == 0 ? @"hh\:mm" : @"hh\:mm\:ss", CultureInfo.InvariantCulture)
            : text;
    }

    public static string Repr(DateTimeValue time)
    {
        var value = time.Value;
        var text = $"datetime.datetime({value.Year}, {value.Month}, {value.Day}, {value.Hour}, {value.Minute}";
        if (value.Second != 0 || Microseconds(value) != 0)
            text += $", {value.Second}";
        if (Microseconds(value) != 0)
            text += $", {Microseconds(value)}";
        return text + (time.Offset is { } offset ? $", tzinfo={Zone(offset)})" : ")");
    }

    public static int Microseconds(DateTime value) => (int)(value.Ticks % TimeSpan.TicksPerSecond / 10);

    // Python stores a negative offset as a negative number of days and positive seconds.
    private static string Zone(TimeSpan offset)
    {
        if (offset == TimeSpan.Zero)
            return "datetime.timezone.utc";
        var seconds = (int)offset.TotalSeconds;
        return seconds < 0
            ? $"datetime.timezone(datetime.timedelta(days=-1, seconds={seconds + 86400}))"
            : $"datetime.timezone(datetime.timedelta(seconds={seconds}))";
    }

    private static char Sign(TimeSpan offset) => offset < TimeSpan.Zero ? '-' : '+';
}
