namespace Sflow.Expressions;

/// <summary>The methods of dates and times.</summary>
internal static class DateMethods
{
    public static OperationTable Table { get; } =
        new("method")
        {
            {
                "isoformat",
                "",
                (value, _) => new TextValue(value is DateTimeValue time ? PythonDates.Text(time, 'T') : PythonDates.Text((DateValue)value))
            },
            { "weekday", "", (value, _) => new IntValue(((int)Moment(value).DayOfWeek + 6) % 7) },
            { "isoweekday", "", (value, _) => new IntValue(((int)Moment(value).DayOfWeek + 6) % 7 + 1) },
            { "date", "", (value, _) => new DateValue(Moment(value)) },
            { "strftime", "format", (value, a) => new TextValue(Format(value, a.Text(0, ""), a.Evaluation)) },
        };

    private static DateTime Moment(ExprValue value) => value is DateTimeValue time ? time.Value : ((DateValue)value).Value;

    /// <summary>A date or time in a <c>strftime</c> format.</summary>
    public static string Format(ExprValue value, string format, Evaluation evaluation)
    {
        var moment = Moment(value);
        var result = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            evaluation.Charge();
            if (format[i] != '%' || i + 1 == format.Length)
                result.Append(format[i]);
            else
                result.Append(
                    Part(moment, format[++i])
                        ?? throw evaluation.Failure($"'%{Quote.Text(format[i].ToString()).Trim('\'')}' is not known as a part of a date")
                );
        }

        return result.ToString();
    }

    private static string? Part(DateTime moment, char letter)
    {
        if (letter == '%')
            return "%";
        var pattern = letter switch
        {
            'Y' => "yyyy",
            'm' => "MM",
            'd' => "dd",
            'H' => "HH",
            'M' => "mm",
            'S' => "ss",
            'y' => "yy",
            'f' => "ffffff",
            'F' => "yyyy-MM-dd",
            'T' => "HH:mm:ss",
            'a' => "ddd",
            'A' => "dddd",
            'b' => "MMM",
            'B' => "MMMM",
            'I' => "hh",
            'p' => "tt",
            _ => null,
        };
        return pattern is not null ? moment.ToString(pattern, CultureInfo.InvariantCulture)
            : letter == 'j' ? moment.DayOfYear.ToString("000", CultureInfo.InvariantCulture)
            : null;
    }
}
