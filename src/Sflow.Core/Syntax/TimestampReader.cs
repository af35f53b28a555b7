using System.Text.RegularExpressions;
using Sflow.Expressions;

namespace Sflow.Syntax;

/// <summary>Reads dates and times in the formats of YAML 1.1 (https://yaml.org/type/timestamp.html) that PyYAML recognizes.</summary>
internal static class TimestampReader
{
    private static readonly Regex Form = new(
        @"\A(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})
          (?:(?:[Tt]|[ \t]+)(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(?:\.(?<fraction>[0-9]*))?
          (?:[ \t]*(?<zone>Z|(?<sign>[-+])(?<zonehour>[0-9]{1,2})(?::(?<zoneminute>[0-9]{2}))?))?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1)
    );

    private const int LongestForm = 100;

    /// <summary>True when an untagged scalar is a date or a time. A date without a time needs two digits for month and day.</summary>
    public static bool HasForm(string text) =>
        text.Length is >= 8 and <= LongestForm
        && text[4] == '-'
        && Form.Match(text) is { Success: true } match
        && (match.Groups["hour"].Success || text.Length == 10);

    /// <summary>The date or time, or null when the string is neither or names a day that does not exist.</summary>
    public static ExprValue? Read(string text)
    {
        var match = text.Length <= LongestForm ? Form.Match(text) : Match.Empty;
        if (!match.Success)
            return null;
        int Part(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
        var (year, month, day) = (Part("year"), Part("month"), Part("day"));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        if (!match.Groups["hour"].Success)
            return new DateValue(new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified));
        var (hour, minute, second) = (Part("hour"), Part("minute"), Part("second"));
        var offset = new TimeSpan(Part("zonehour"), Part("zoneminute"), 0);
        if (hour > 23 || minute > 59 || second > 59 || offset >= TimeSpan.FromDays(1))
            return null;
        var time = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified).AddTicks(
            Microseconds(match.Groups["fraction"].Value) * 10
        );
        TimeSpan? zone = match.Groups["zone"].Success ? (match.Groups["sign"].Value == "-" ? -offset : offset) : null;
        return new DateTimeValue(time, zone);
    }

    private static int Microseconds(string fraction) =>
        fraction.Length == 0 ? 0 : int.Parse(fraction.PadRight(6, '0').Substring(0, 6), CultureInfo.InvariantCulture);
}
