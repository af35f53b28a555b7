using System.Text.RegularExpressions;

namespace Sflow.Binding;

/// <summary>
/// Reads time spans: <c>30s</c>, <c>115m</c>, <c>2h</c>, <c>1d</c>, <c>1h30m</c>, <c>HH:MM:SS</c>, <c>D-HH:MM:SS</c> or a number
/// of seconds.
/// </summary>
internal static class DurationText
{
    private static readonly TimeSpan MatchLimit = TimeSpan.FromSeconds(1);

    private static readonly Regex Units = new(
        @"\A(?:(?<d>\d{1,9}(?:\.\d{1,9})?)d)?(?:(?<h>\d{1,9}(?:\.\d{1,9})?)h)?"
            + @"(?:(?<m>\d{1,9}(?:\.\d{1,9})?)m)?(?:(?<s>\d{1,9}(?:\.\d{1,9})?)s)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        MatchLimit
    );

    private static readonly Regex Clock = new(
        @"\A(?:(?<d>\d{1,9})-)?(?<h>\d{1,9}):(?<m>\d{1,2})(?::(?<s>\d{1,2}))?\z",
        RegexOptions.CultureInvariant,
        MatchLimit
    );

    private static readonly Regex Seconds = new(@"\A\d{1,12}(?:\.\d{1,9})?\z", RegexOptions.CultureInvariant, MatchLimit);

    /// <summary>The span in seconds, or null when the string is not a time span.</summary>
    public static double? Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > 64)
            return null;
        if (Seconds.IsMatch(trimmed))
            return double.Parse(trimmed, CultureInfo.InvariantCulture);
        var match = Units.Match(trimmed);
        if (!match.Success)
            match = Clock.Match(trimmed);
        return match.Success ? (((Part(match, "d") * 24) + Part(match, "h")) * 3600) + (Part(match, "m") * 60) + Part(match, "s") : null;
    }

    private static double Part(Match match, string name) =>
        match.Groups[name].Success ? double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
}
