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
/// <param name="outputs">The output folder.</param>
internal sealed class BuildReport(TaskLoggingHelper log, string project, OutputFolder outputs)
{
    private const int MostLines = 20;
    private static readonly char[] LineEnds = ['\n'];

    /// <summary>Prints a unit's plans, whole or each one's first line, and where its files are.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="result">What became of it.</param>
    /// <param name="paths">Its files' paths below the output folder.</param>
    /// <param name="wholePlans">True for whole plans.</param>
    public void Print(Unit unit, UnitResult result, IReadOnlyList<string> paths, bool wholePlans)
    {
        var plans = result.Plans.Where(p => p.Text.Length > 0).ToList();
        if (wholePlans && result.Overview.Count > 0)
            SayAll([unit.Name, .. result.Overview.Select(line => "  " + line)]);
        if (wholePlans)
            plans.ForEach(plan => SayAll([plan.Name, .. Lines(plan.Text).Select(line => "  " + line)]));
        else
            Some(plans, plan => $"{plan.Name}: {Lines(plan.Text)[0]}", unit, "plans");

        var scripts = paths.Where(p => Path.GetExtension(p) == ".sh").ToList();
        Some(scripts.Count > 0 ? scripts : paths, Made, unit, "files");
        if (unit.HasRows && paths.FirstOrDefault(p => Path.GetExtension(p) == ".json" && Path.GetFileName(p) == "manifest.json") is { } manifest)
            Say(Made(manifest));
    }

    private static string[] Lines(string text) => text.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries);

    private string Made(string path) => $"{project} -> {outputs.PathOf(path)}";

    private void Some<T>(IReadOnlyList<T> things, Func<T, string> lineOf, Unit unit, string what)
    {
        foreach (var thing in things.Take(MostLines))
            Say(lineOf(thing));
        if (things.Count > MostLines)
            Say($"{unit.Name}: {things.Count - MostLines} more {what}");
    }

    private void SayAll(IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
            Say(line);
    }

    private void Say(string line) => log.LogMessage(MessageImportance.High, "{0}", line);
}
