using Sflow.Hosting.Files;
using Sflow.Hosting.Units;

namespace Sflow.MSBuild;

/// <summary>Shows what was made: the plans, the files, and in the last line how many of them are where.</summary>
/// <param name="report">Takes the lines.</param>
/// <param name="outputs">The output folder.</param>
/// <param name="project">The project file's name without its extension.</param>
/// <param name="what">What the files are, such as <c>scripts</c>.</param>
internal sealed class BuildReport(CutReport report, OutputFolder outputs, string project, string what)
{
    private const int MostLines = 20;
    private static readonly char[] LineEnds = ['\n'];
    private readonly List<string> files = [];
    private readonly List<string> planHeads = [];
    private readonly HashSet<string> folders = [];
    private int rows;
    private int workflows;

    /// <summary>Shows a unit's plans, either completely or their first lines, and the paths of its files.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="result">Its result.</param>
    /// <param name="paths">Its files' paths below the output folder.</param>
    /// <param name="mainFiles">The paths of those that are submitted.</param>
    /// <param name="wholePlans">True for whole plans.</param>
    public void Add(Unit unit, CompiledUnit result, IReadOnlyList<string> paths, IReadOnlyList<string> mainFiles, bool wholePlans)
    {
        Count(unit, result, mainFiles.Count > 0 ? mainFiles : paths);
        var plans = result.Plans.Where(p => p.Text.Length > 0).ToList();
        planHeads.AddRange(plans.Select(plan => Lines(plan.Text)[0]));
        if (wholePlans && result.Overview.Count > 0)
            SayAll([unit.Name, .. result.Overview.Select(line => "  " + line)]);
        if (wholePlans)
            plans.ForEach(plan => SayAll([plan.Name, .. Lines(plan.Text).Select(line => "  " + line)]));
        else
            Some(plans, plan => $"{plan.Name}: {Lines(plan.Text)[0]}", unit, "plans");

        // Whole plans leave room for nothing else, and the last line says where their files are.
        if (wholePlans)
            return;
        Some(mainFiles.Count > 0 ? mainFiles : paths, Made, unit, "files");
        if (unit.HasRows && paths.FirstOrDefault(p => Path.GetFileName(p) == "manifest.json") is { } manifest)
            report.Say(Made(manifest));
    }

    /// <summary>Shows the last line, and writes the file with all lines.</summary>
    public void End(bool wholePlans)
    {
        if (files.Count == 0)
            return;
        if (wholePlans)
            report.End($"{(planHeads.Count == 1 && rows == 0 ? planHeads[0] : Counted())}; {what} in {report.ShownPath}");
        else if (files.Count == 1 && rows == 0)
            report.End(outputs.PathOf(files[0]));
        else
            report.End($"{Counted()}: {what} in {report.Short(folders.Count == 1 ? outputs.PathOf(folders.First() + "/") : outputs.Root)}");
    }

    private void Count(Unit unit, CompiledUnit result, IReadOnlyList<string> made)
    {
        files.AddRange(made);
        folders.UnionWith(made.Select(OutputFolder.FolderOf).Select(folder => folder.TrimEnd('/')));
        if (unit.HasRows)
            rows += result.Rows.Count;
        else
            workflows++;
    }

    private string Counted() =>
        string.Join(" and ", new[] { Number(workflows, "workflow"), Number(rows, "row") }.Where(part => part.Length > 0));

    private static string Number(int count, string noun) =>
        count == 0 ? ""
        : count == 1 ? $"1 {noun}"
        : $"{count} {noun}s";

    private static string[] Lines(string text) => text.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries);

    private string Made(string path) => $"{project} -> {outputs.PathOf(path)}";

    private void Some<T>(IReadOnlyList<T> things, Func<T, string> lineOf, Unit unit, string kind)
    {
        for (var i = 0; i < things.Count; i++)
            report.Say(lineOf(things[i]), isOptional: i >= MostLines);
        if (things.Count > MostLines)
            report.Say($"{unit.Name}: {things.Count - MostLines} more {kind}");
    }

    private void SayAll(IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
            report.Say(line);
    }
}
