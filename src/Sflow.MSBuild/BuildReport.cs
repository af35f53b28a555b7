using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Sflow.MSBuild;

/// <summary>Tells people what was made: plans, and lines <c>project -> path</c>, the form that MSBuild's terminal logger shows.</summary>
/// <param name="log">The task's log.</param>
/// <param name="project">The project file's name without its extension.</param>
internal sealed class BuildReport(TaskLoggingHelper log, string project)
{
    private const int MostLines = 20;
    private static readonly char[] LineEnds = ['\n'];

    /// <summary>Prints a unit's plans, whole or each one's first line, and where its files are.</summary>
    public void Print(Unit unit, UnitResult result, IReadOnlyList<string> paths, bool wholePlans)
    {
        var plans = result.Plans.Where(p => p.Text.Length > 0).Select(p => (p.Name, Lines: p.Text.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries))).ToList();
        if (wholePlans && result.Overview.Count > 0)
            SayAll([unit.Name, .. result.Overview.Select(line => "  " + line)]);
        if (wholePlans)
            plans.ForEach(plan => SayAll([plan.Name, .. plan.Lines.Select(line => "  " + line)]));
        else
            Some([.. plans.Select(plan => $"{plan.Name}: {plan.Lines[0]}")], unit, "plans");

        var scripts = paths.Where(p => Path.GetExtension(p) == ".sh").ToList();
        Some([.. (scripts.Count > 0 ? scripts : paths).Select(p => $"{project} -> {p}")], unit, "files");
        if (unit.HasRows && paths.FirstOrDefault(p => Path.GetExtension(p) == ".json" && Path.GetFileName(p) == "manifest.json") is { } manifest)
            Say($"{project} -> {manifest}");
    }

    private void Some(IReadOnlyList<string> lines, Unit unit, string what)
    {
        foreach (var line in lines.Take(MostLines))
            Say(line);
        if (lines.Count > MostLines)
            Say($"{unit.Name}: {lines.Count - MostLines} more {what}");
    }

    private void SayAll(IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
            Say(line);
    }

    private void Say(string line) => log.LogMessage(MessageImportance.High, "{0}", line);
}
