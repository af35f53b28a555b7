using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;

namespace Sflow.MSBuild;

/// <summary>Asks shellcheck.</summary>
internal static class Shellcheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly char[] LineEnds = ['\n'];

    // No first line with the shell's name; variables that the plan sets or that another piece reads.
    private static readonly string[] Arguments = ["--norc", "-s", "bash", "-S", "warning", "-e", "SC2148,SC2154,SC2034", "-f", "gcc", "-"];

    /// <summary>True when there is one.</summary>
    public static bool Exists(CancellationToken cancellation) => ProcessRunner.Run("shellcheck", ["--version"], Path.GetTempPath(), Limit, cancellation: cancellation).ExitCode == 0;

    /// <summary>What it says of a text, each with the line, from 1, that it is about.</summary>
    public static IEnumerable<(int Line, string Words)> Read(string text, CancellationToken cancellation) =>
        ProcessRunner.Run("shellcheck", Arguments, Path.GetTempPath(), Limit, text, isChecker: true, cancellation: cancellation).Output.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Regex.Match(line, @"^-:(\d+):\d+: \w+: (.*)$", RegexOptions.CultureInvariant))
            .Where(match => match.Success)
            .Select(match => (LineNumber.Of(match.Groups[1].Value), match.Groups[2].Value));
}
