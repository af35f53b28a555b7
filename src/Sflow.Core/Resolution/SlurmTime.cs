using Sflow.Binding;

namespace Sflow.Resolution;

/// <summary>Reads a time limit as sbatch and srun do: minutes, MM:SS, HH:MM:SS, D-HH, D-HH:MM, D-HH:MM:SS (sbatch(1), --time).</summary>
internal static class SlurmTime
{
    private static readonly string[] Endless = ["UNLIMITED", "INFINITE", "-1"];

    /// <summary>True when sbatch accepts the string as a time limit or as no limit.</summary>
    public static bool IsReadable(string text) => Seconds(text) is not null || Endless.Contains(text, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The limit as Slurm reads it, for a string in one of the forms that people take for such a limit: 2h, 1h30m, 1:00:00:00.
    /// It is null for any other string.
    /// </summary>
    public static string? Suggest(string text)
    {
        var parts = text.Trim().Split(':');
        if (parts.Length == 4 && Seconds(string.Join(":", parts.Skip(1))) is not null && IsNumber(parts[0]))
            return $"{parts[0].TrimStart('0').PadLeft(1, '0')}-{string.Join(":", parts.Skip(1))}";
        if (DurationText.Parse(text) is not ({ } seconds and > 0 and < 1e9))
            return null;
        // Slurm counts whole seconds.
        var whole = (long)Math.Ceiling(seconds);
        var time = string.Format(CultureInfo.InvariantCulture, "{0:00}:{1:00}:{2:00}", whole / 3600 % 24, whole / 60 % 60, whole % 60);
        return whole < 86400 ? time : string.Format(CultureInfo.InvariantCulture, "{0}-{1}", whole / 86400, time);
    }

    private static bool IsNumber(string text) => text.Length is > 0 and < 9 && text.All(c => c is >= '0' and <= '9');

    /// <summary>Returns the limit in seconds. It is null when the string is not a time limit or means no limit.</summary>
    public static double? Seconds(string text)
    {
        var days = text.Split('-');
        if (days.Length > 2 || days.Any(part => part.Length == 0))
            return null;
        var parts = days[days.Length - 1]
            .Split(':')
            .Select(part =>
                part.Length is > 0 and < 9 && part.All(c => c is >= '0' and <= '9') ? int.Parse(part, CultureInfo.InvariantCulture) : -1
            )
            .ToArray();
        if (parts.Length > 3 || parts.Any(part => part < 0))
            return null;
        if (days.Length == 1)
            return parts.Length switch
            {
                1 => parts[0] * 60.0,
                2 => (parts[0] * 60.0) + parts[1],
                _ => (parts[0] * 3600.0) + (parts[1] * 60) + parts[2],
            };
        if (!int.TryParse(days[0], NumberStyles.None, CultureInfo.InvariantCulture, out var day))
            return null;
        return (day * 86400.0) + (parts[0] * 3600.0) + (parts.Length > 1 ? parts[1] * 60 : 0) + (parts.Length > 2 ? parts[2] : 0);
    }
}
