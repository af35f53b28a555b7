using System.Text.RegularExpressions;
using Sflow.Expressions;
using Sflow.Hosting.Processes;

namespace Sflow.Hosting.Checks;

/// <summary>Runs shellcheck.</summary>
internal static class Shellcheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly char[] LineEnds = ['\n'];

    // Excluded: a missing shebang, and variables that the plan sets or that another part reads.
    private static readonly string[] Arguments = ["--norc", "-s", "bash", "-S", "warning", "-e", "SC2148,SC2154,SC2034", "-f", "gcc", "-"];

    /// <summary>True when shellcheck exists.</summary>
    public static bool Exists(CancellationToken cancellation) =>
        ProcessRunner.Run("shellcheck", ["--version"], Path.GetTempPath(), Limit, cancellation: cancellation).ExitCode == 0;

    /// <summary>Its messages about a script, each with its line, from 1.</summary>
    public static IEnumerable<(int Line, string Words)> Read(string text, CancellationToken cancellation) =>
        ProcessRunner
            .Run("shellcheck", Arguments, Path.GetTempPath(), Limit, text, isChecker: true, cancellation: cancellation)
            .Output.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Regex.Match(line, @"^-:(\d+):\d+: \w+: (.*)$", RegexOptions.CultureInvariant))
            .Where(match => match.Success)
            .Select(match => (LineNumber.Of(match.Groups[1].Value), match.Groups[2].Value));
}
