using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;

namespace Sflow.MSBuild;

/// <summary>What bash says of a text that it reads and doesn't run.</summary>
/// <param name="IsRefused">True when it can't read it.</param>
/// <param name="Words">What it says, each with the line, from 1, that it is about.</param>
internal sealed record BashWords(bool IsRefused, IReadOnlyList<(int Line, string Words)> Words);

/// <summary>Has bash read one text, <c>bash -n</c>.</summary>
internal static class BashReader
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly char[] LineEnds = ['\n'];

    /// <summary>True when there is one. On Windows a command of this name may be there that only says where to get one.</summary>
    public static bool Exists(CancellationToken cancellation) => ProcessRunner.Run("bash", ["-n"], Path.GetTempPath(), Limit, ":\n", isChecker: true, cancellation: cancellation).ExitCode == 0;

    /// <summary>True for a text that bash must read with extglob on: a pattern such as <c>!(x)</c> is only one then, and a bash that runs nothing turns nothing on that the text turns on itself.</summary>
    public static bool NeedsExtglob(string text) => text.Contains("extglob");

    /// <summary>Reads a text.</summary>
    public static BashWords Read(string text, CancellationToken cancellation)
    {
        string[] arguments = NeedsExtglob(text) ? ["-O", "extglob", "-n"] : ["-n"];
        var answer = ProcessRunner.Run("bash", arguments, Path.GetTempPath(), Limit, text, isChecker: true, cancellation: cancellation);
        List<(int Line, string Words)> said =
        [
            .. answer.Error.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries)
                .Select(line => Regex.Match(line, @"^\S*bash: line (\d+): (.*)$", RegexOptions.CultureInvariant))
                .Where(match => match.Success)
                .Select(match => (LineNumber.Of(match.Groups[1].Value), match.Groups[2].Value)),
        ];
        return new BashWords(answer.ExitCode != 0, answer.ExitCode != 0 && said.Count == 0 ? [(1, answer.Error.Trim())] : said);
    }
}
