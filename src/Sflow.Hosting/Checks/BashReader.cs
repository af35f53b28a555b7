using System.Text.RegularExpressions;
using Sflow.Hosting.Processes;

namespace Sflow.Hosting.Checks;

/// <summary>A diagnostic of bash about a script that it reads without running it.</summary>
/// <param name="IsRefused">True when it can't read it.</param>
/// <param name="Words">What it says, each with the line, from 1, that it is about.</param>
internal sealed record BashWords(bool IsRefused, IReadOnlyList<(int Line, string Words)> Words);

/// <summary>Has bash read one script with <c>bash -n</c>.</summary>
internal static class BashReader
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly char[] LineEnds = ['\n'];

    /// <summary>True when bash exists. On Windows a command of this name may exist that only says how to install bash.</summary>
    public static bool Exists(CancellationToken cancellation) =>
        ProcessRunner.Run("bash", ["-n"], Path.GetTempPath(), Limit, ":\n", isChecker: true, cancellation: cancellation).ExitCode == 0;

    /// <summary>
    /// True for a script that bash must read with extglob on. Without it, <c>!(x)</c> is not a pattern, and <c>bash -n</c> doesn't run the
    /// command that would turn extglob on.
    /// </summary>
    public static bool NeedsExtglob(string text) => text.Contains("extglob");

    /// <summary>Reads a script.</summary>
    public static BashWords Read(string text, CancellationToken cancellation)
    {
        string[] arguments = NeedsExtglob(text) ? ["-O", "extglob", "-n"] : ["-n"];
        var answer = ProcessRunner.Run("bash", arguments, Path.GetTempPath(), Limit, text, isChecker: true, cancellation: cancellation);
        List<(int Line, string Words)> said =
        [
            .. answer
                .Error.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries)
                .Select(line => Regex.Match(line, @"^\S*bash: line (\d+): (.*)$", RegexOptions.CultureInvariant))
                .Where(match => match.Success)
                .Select(match => (LineNumber.Of(match.Groups[1].Value), match.Groups[2].Value)),
        ];
        return new BashWords(answer.ExitCode != 0, answer.ExitCode != 0 && said.Count == 0 ? [(1, answer.Error.Trim())] : said);
    }
}
