using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Sflow.Diagnostics;

namespace Sflow.MSBuild;

/// <summary>Has the texts that bash will run read by bash without running them, and in strict mode by shellcheck, each distinct text once.</summary>
/// <param name="mode">How thoroughly.</param>
/// <param name="folder">The intermediate folder, an absolute path, where what was checked is remembered.</param>
internal sealed class ShellChecker(ShellCheckMode mode, string folder)
{
    private readonly ShellCheckMemo memo = new(folder, mode);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly char[] LineEnds = ['\n'];

    // No first line with the shell's name; variables that the plan sets or that another piece reads.
    private static readonly string[] ShellcheckArguments = ["--norc", "-s", "bash", "-S", "warning", "-e", "SC2148,SC2154,SC2034", "-f", "gcc", "-"];

    private readonly Lazy<bool> hasBash = new(() => Exists("bash", ["-n"]));
    private readonly Lazy<bool> hasShellcheck = new(() => Exists("shellcheck", ["--version"]));

    /// <summary>What is wrong with the texts, in their order.</summary>
    public IReadOnlyList<Diagnostic> Check(IEnumerable<ShellText> texts)
    {
        if (mode == ShellCheckMode.Off)
            return [];
        var distinct = texts.GroupBy(text => text.Text).Select(group => group.First()).ToList();
        var open = distinct.AsParallel().AsOrdered().Select(text => (Text: text, Key: memo.KeyOf(text.Text))).AsSequential()
            .Where(t => !memo.Knows(t.Key)).GroupBy(t => t.Key).Select(group => group.First()).ToList();
        if (open.Count == 0 || !hasBash.Value)
            return [];
        var checkedTexts = open.AsParallel().AsOrdered().Select(t => (t.Key, Findings: CheckOne(t.Text))).ToList();
        memo.Add([.. checkedTexts.Where(t => t.Findings.Count == 0).Select(t => t.Key)]);
        return [.. checkedTexts.SelectMany(t => t.Findings).GroupBy(f => (f.Location, f.Message)).Select(g => g.First())];
    }

    private List<Diagnostic> CheckOne(ShellText text)
    {
        // A pattern such as !(x) is only one where extglob is on, and -n turns nothing on that the text turns on itself.
        string[] arguments = text.Text.Contains("extglob") ? ["-O", "extglob", "-n"] : ["-n"];
        var answer = ProcessRunner.Run("bash", arguments, Path.GetTempPath(), Limit, text.Text, isChecker: true);
        var said = answer.Error.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Regex.Match(line, @"^\S*bash: line (\d+): (.*)$", RegexOptions.CultureInvariant))
            .Where(match => match.Success)
            .Select(match => (Line: Number(match.Groups[1].Value), Words: match.Groups[2].Value))
            .ToList();
        if (answer.ExitCode != 0)
        {
            var first = said.Count > 0 ? said[0] : (Line: 1, Words: answer.Error.Trim());
            // bash's second line shows the line that it stumbled over.
            var near = said.Count > 1 && said[1].Words.StartsWith("`", StringComparison.Ordinal) ? " in " + said[1].Words : "";
            return [Catalogue.ShellSyntax(text.LocationOf(first.Line), text.Owner, first.Words + near)];
        }

        List<Diagnostic> findings = [.. said.Select(s => Catalogue.ShellAdvice(text.LocationOf(s.Line), "bash", text.Owner, s.Words))];
        if (mode == ShellCheckMode.Strict && hasShellcheck.Value)
            findings.AddRange(Advice(text));
        return findings;
    }

    private static IEnumerable<Diagnostic> Advice(ShellText text) =>
        ProcessRunner.Run("shellcheck", ShellcheckArguments, Path.GetTempPath(), Limit, text.Text, isChecker: true).Output.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Regex.Match(line, @"^-:(\d+):\d+: \w+: (.*)$", RegexOptions.CultureInvariant))
            .Where(match => match.Success)
            .Select(match => Catalogue.ShellAdvice(text.LocationOf(Number(match.Groups[1].Value)), "shellcheck", text.Owner, match.Groups[2].Value));

    // On Windows a command of this name may be there that only says where to get one.
    private static bool Exists(string command, string[] arguments) => ProcessRunner.Run(command, arguments, Path.GetTempPath(), Limit, ":\n", isChecker: true).ExitCode == 0;

    private static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
}
