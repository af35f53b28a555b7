using System.Text.RegularExpressions;
using Sflow.Cli.Output;

namespace Sflow.Cli.Machine;

/// <summary>The locale, and the limits of the shell that called the command.</summary>
internal static class LimitChecks
{
    private static readonly Regex Utf8 = new(@"utf-?8", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex Spaces = new(@"\s+", RegexOptions.CultureInvariant);

    private const string Group = "session";
    private const long FewFiles = 1024;
    private const long FewProcesses = 1024;
    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_CTYPE", "LANG"];

    /// <summary>All checks of the group.</summary>
    public static IEnumerable<Check> All() => [Locale(), .. Limits()];

    private static Check Locale()
    {
        var (name, value) = LocaleVariables
            .Select(variable => (variable, Environment.GetEnvironmentVariable(variable)))
            .FirstOrDefault(pair => pair.Item2 is { Length: > 0 });
        var found = value is null ? "no LC_ALL, LC_CTYPE or LANG is set" : SafeText.Of($"{name}={value}");
        var isUtf8 = value is not null && Utf8.IsMatch(value);
        return new(
            Group,
            "locale",
            isUtf8 ? CheckState.Ok : CheckState.Warn,
            found,
            "letters beyond ASCII in what tasks print",
            isUtf8 ? null : "export LANG=C.UTF-8"
        );
    }

    // This process has other limits: the runtime of .NET raises some of them.
    private static IEnumerable<Check> Limits()
    {
        if (LimitsOfCaller() is not { } lines)
            yield break;
        yield return Limit(lines, "open files", "Max open files", FewFiles, "ulimit -n 65536", "logs and probes of many tasks");
        yield return Limit(lines, "processes", "Max processes", FewProcesses, "ulimit -u 4096", "tasks, probes and their programs");
        yield return Limit(lines, "file size", "Max file size", long.MaxValue, "ulimit -f unlimited", "logs of tasks");
        yield return Limit(lines, "CPU time", "Max cpu time", long.MaxValue, "ulimit -t unlimited", "runs that take long");
    }

    private static Check Limit(string[] lines, string name, string title, long few, string command, string neededFor)
    {
        var value =
            lines
                .Where(line => line.StartsWith(title + " ", StringComparison.Ordinal))
                .Select(line => Spaces.Split(line[title.Length..].Trim())[0])
                .FirstOrDefault()
            ?? "unknown";
        var isEnough = !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number >= few;
        return new(
            Group,
            name,
            isEnough ? CheckState.Ok : CheckState.Warn,
            SafeText.Of(value),
            neededFor,
            isEnough ? null : $"Raise the limit where runs start: {command}"
        );
    }

    private static string[]? LimitsOfCaller()
    {
        try
        {
            // The name of a process is in parentheses and can have spaces; its parent is the second word after it.
            var stat = File.ReadAllText("/proc/self/stat");
            var parent = stat[(stat.LastIndexOf(')') + 1)..].Trim().Split(' ')[1];
            return File.ReadAllLines($"/proc/{parent}/limits");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // Another system, or a caller of another user: its limits are not known.
        }
    }
}
