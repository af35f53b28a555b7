using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Sflow.Diagnostics;

namespace Sflow.MSBuild;

/// <summary>What came of a unit, the same for a workflow and a sweep.</summary>
/// <param name="Files">The texts to write; empty when there was an error.</param>
/// <param name="Plans">The plans for people, each with the name of its workflow or row.</param>
/// <param name="Inputs">The files that the unit was made from.</param>
/// <param name="Diagnostics">Every finding.</param>
/// <param name="Success">True when there was no error.</param>
internal sealed record UnitResult(
    IReadOnlyList<GeneratedFile> Files,
    IReadOnlyList<(string Name, string Text)> Plans,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<Diagnostic> Diagnostics,
    bool Success)
{
    /// <summary>The texts that bash will run, when checks were asked for.</summary>
    public IReadOnlyList<ShellText> ShellTexts { get; init; } = [];

    /// <summary>A matrix for people, line by line.</summary>
    public IReadOnlyList<string> Overview { get; init; } = [];

    /// <summary>The paths that must be there when a job starts, when checks were asked for.</summary>
    public IReadOnlyList<RequiredPath> RequiredPaths { get; init; } = [];
}

/// <summary>Makes requests of units and has them compiled; what several units read is read once.</summary>
internal sealed class UnitCompiler(ProjectItems project, FileSourceReader reader)
{
    private readonly WorkflowCompiler compiler = new(reader);
    private readonly Dictionary<string, SettableNames?> names = [];

    /// <summary>Compiles a unit.</summary>
    /// <exception cref="System.OperationCanceledException">It was called off.</exception>
    public UnitResult Compile(Unit unit, CompileOutputs outputs, CancellationToken cancellation) =>
        unit.HasRows ? CompileSweep(SweepOf(unit) with { Outputs = outputs }, cancellation) : CompileWorkflow(unit, outputs);

    /// <summary>What a unit defines; null when it doesn't compose, which its own errors say.</summary>
    public SettableNames? NamesOf(Unit unit)
    {
        if (!names.TryGetValue(unit.Name, out var result))
            names[unit.Name] = result = unit.Kind == UnitKind.Sweep ? compiler.NamesOf(SweepOf(unit)) : compiler.NamesOf(project.ModulesOf(unit), project.MissableTasksOf(unit));
        return result;
    }

    private UnitResult CompileWorkflow(Unit unit, CompileOutputs outputs)
    {
        var modules = project.ModulesOf(unit);
        var result = compiler.Compile(new CompileRequest
        {
            Name = unit.Name,
            Modules = modules,
            Variables = [.. project.VariablesOf(unit).Where(v => Reaches(unit, NamesOf(unit)?.Variables, v.Name, project.Variables))],
            Artifacts = [.. project.ArtifactsOf(unit).Where(a => Reaches(unit, NamesOf(unit)?.Artifacts, a.Name, project.Artifacts))],
            MissableTasks = project.MissableTasksOf(unit),
            Settings = project.SettingsOf(unit),
            Outputs = outputs,
        });
        return new UnitResult(result.Files, [(unit.Name, result.Summary)], [.. modules.Select(m => m.Value)], result.Diagnostics, result.Success)
        {
            ShellTexts = result.ShellTexts,
            RequiredPaths = result.RequiredPaths,
        };
    }

    private UnitResult CompileSweep(SweepRequest request, CancellationToken cancellation)
    {
        var result = compiler.CompileSweep(request, cancellation);
        IEnumerable<GeneratedFile> files = result.Success ? result.Rows.SelectMany(r => r.Files) : [];
        if (result.Manifest is not null)
            files = files.Concat([result.Manifest]);
        return new UnitResult([.. files], [.. result.Rows.Select(r => (r.Name, r.Summary))], [.. request.CsvPath is { } csv ? [csv.Value] : System.Array.Empty<string>(), .. result.ModulePaths], result.Diagnostics, result.Success)
        {
            ShellTexts = [.. result.Rows.SelectMany(r => r.ShellTexts)],
            Overview = result.Overview,
            RequiredPaths = [.. result.Rows.SelectMany(r => r.RequiredPaths)],
        };
    }

    private SweepRequest SweepOf(Unit unit) => new()
    {
        Name = unit.Name,
        CsvPath = unit.File,
        Matrix = unit.Kind == UnitKind.Matrix ? project.MatrixOf(unit, compiler.NamesOf(project.ModulesOf(unit), project.MissableTasksOf(unit))) : null,
        ProjectModules = project.ModulesOf(unit),
        Variables = [.. project.VariablesOf(unit)],
        Artifacts = [.. project.ArtifactsOf(unit)],
        MissableTasks = project.MissableTasksOf(unit),
        Settings = project.SettingsOf(unit),
        Rows = Items.Value(unit.Item, "Rows"),
    };

    // An item without a workflow reaches those that define its name; one that names the workflow must find it there.
    private static bool Reaches(Unit unit, IReadOnlyCollection<string>? defined, string name, IEnumerable<Microsoft.Build.Framework.ITaskItem> items) =>
        defined is null || defined.Contains(name) || items.Any(i => i.ItemSpec == name && i.GetMetadata("Workflow") == unit.Workflow);
}
