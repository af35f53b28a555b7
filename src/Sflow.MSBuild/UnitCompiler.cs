using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Sflow.Diagnostics;

namespace Sflow.MSBuild;

/// <summary>What came of a unit, the same for a workflow and a sweep.</summary>
/// <param name="Rows">The names of its rows in order; of a workflow its own.</param>
/// <param name="Plans">The plans for people, each with the name of its workflow or row.</param>
/// <param name="Inputs">The files that the unit was made from.</param>
/// <param name="Diagnostics">Every finding.</param>
/// <param name="Success">True when there was no error.</param>
internal sealed record UnitResult(
    IReadOnlyList<string> Rows,
    IReadOnlyList<(string Name, string Text)> Plans,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<Diagnostic> Diagnostics,
    bool Success)
{
    /// <summary>A matrix for people, line by line.</summary>
    public IReadOnlyList<string> Overview { get; init; } = [];
}

/// <summary>Makes requests of units and has them compiled; what several units read is read once.</summary>
internal sealed class UnitCompiler(ProjectItems project, FileSourceReader reader)
{
    private readonly WorkflowCompiler compiler = new(reader);
    private readonly Dictionary<string, SettableNames?> names = [];

    /// <summary>Compiles a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="outputs">What is to be made of it.</param>
    /// <param name="files">Takes its files.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="System.IO.IOException">A file can't be kept.</exception>
    /// <exception cref="System.UnauthorizedAccessException">A file may not be kept.</exception>
    /// <exception cref="System.OperationCanceledException">It was called off.</exception>
    public UnitResult Compile(Unit unit, CompileOutputs outputs, UnitFiles files, CancellationToken cancellation) =>
        unit.HasRows ? CompileSweep(SweepOf(unit) with { Outputs = outputs, Store = files }, files, cancellation) : CompileWorkflow(unit, outputs, files);

    /// <summary>What a unit defines; null when it doesn't compose, which its own errors say.</summary>
    public SettableNames? NamesOf(Unit unit)
    {
        if (!names.TryGetValue(unit.Name, out var result))
            names[unit.Name] = result = unit.Kind == UnitKind.Sweep ? compiler.NamesOf(SweepOf(unit)) : compiler.NamesOf(project.ModulesOf(unit), project.MissableTasksOf(unit));
        return result;
    }

    private UnitResult CompileWorkflow(Unit unit, CompileOutputs outputs, UnitFiles files)
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
        if (result.Success)
            result = files.Keep("", result);
        return new UnitResult([unit.Name], [(unit.Name, result.Summary)], [.. modules.Select(m => m.Value)], result.Diagnostics, result.Success);
    }

    private UnitResult CompileSweep(SweepRequest request, UnitFiles files, CancellationToken cancellation)
    {
        var result = compiler.CompileSweep(request, cancellation);
        if (result.Manifest is not null)
            files.Add(result.Manifest);
        return new UnitResult([.. result.Rows.Select(r => r.Name)], [.. result.Rows.Select(r => (r.Name, r.Summary))], [.. request.CsvPath is { } csv ? [csv.Value] : System.Array.Empty<string>(), .. result.ModulePaths], result.Diagnostics, result.Success)
        {
            Overview = result.Overview,
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
