using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Hosting.Files;
using Sflow.Sweeps;

namespace Sflow.Hosting.Units;

/// <summary>Creates the requests for units and compiles them. It reads an input that several units share only once.</summary>
internal sealed class UnitCompiler(ProjectItems project, FileSourceReader reader)
{
    private readonly WorkflowCompiler compiler = new(reader);
    private readonly Dictionary<string, SettableNames?> names = [];

    /// <summary>
    /// Is called after each row of a sweep with the number of its rows, from several threads at once. Null when nobody shows progress.
    /// </summary>
    public Action<int>? RowDone { get; set; }

    /// <summary>Compiles a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="outputs">The outputs to generate.</param>
    /// <param name="files">Takes the unit's files.</param>
    /// <param name="cancellation">Cancels the work.</param>
    /// <exception cref="System.IO.IOException">A file can't be stored.</exception>
    /// <exception cref="System.UnauthorizedAccessException">The user has no permission to store a file.</exception>
    /// <exception cref="System.OperationCanceledException">The caller cancelled the work.</exception>
    public CompiledUnit Compile(Unit unit, CompileOutputs outputs, IUnitStore files, CancellationToken cancellation) =>
        unit.HasRows
            ? CompileSweep(SweepOf(unit) with { Outputs = outputs, Store = files, RowDone = RowDone }, files, cancellation)
            : CompileWorkflow(unit, outputs, files);

    /// <summary>
    /// Returns the names that a unit defines, or null when it doesn't compose. The unit's own errors report the reason.
    /// </summary>
    public SettableNames? NamesOf(Unit unit)
    {
        if (!names.TryGetValue(unit.Name, out var result))
            names[unit.Name] = result =
                unit.Kind == UnitKind.Sweep
                    ? compiler.NamesOf(SweepOf(unit))
                    : compiler.NamesOf(project.ModulesOf(unit), project.MissableTasksOf(unit), project.Merge);
        return result;
    }

    private CompileRequest RequestOf(Unit unit, CompileOutputs outputs) =>
        new()
        {
            Name = unit.Name,
            Modules = project.ModulesOf(unit),
            Variables = [.. project.VariablesOf(unit).Where(v => Reaches(unit, NamesOf(unit)?.Variables, v.Name, project.Variables))],
            Artifacts = [.. project.ArtifactsOf(unit).Where(a => Reaches(unit, NamesOf(unit)?.Artifacts, a.Name, project.Artifacts))],
            MissableTasks = project.MissableTasksOf(unit),
            Merge = project.Merge,
            IsMonitored = project.IsMonitored,
            Tasks = project.Tasks,
            SkipsDependencies = project.SkipsDependencies,
            MonitoredTasks = project.MonitoredTasks,
            Settings = project.SettingsOf(unit),
            Outputs = outputs,
            Diagram = project.Diagram,
        };

    private CompiledUnit CompileWorkflow(Unit unit, CompileOutputs outputs, IUnitStore files)
    {
        var result = compiler.Compile(RequestOf(unit, outputs));
        if (result.Success)
            result = files.Keep("", result);
        return new CompiledUnit(
            [unit.Name],
            [(unit.Name, result.Summary)],
            [.. project.ModulesOf(unit).Select(m => m.Value)],
            result.Diagnostics,
            result.Success
        );
    }

    private CompiledUnit CompileSweep(SweepRequest request, IUnitStore files, CancellationToken cancellation)
    {
        var result = compiler.CompileSweep(request, cancellation);
        if (result.Manifest is not null)
            files.Add(result.Manifest);
        return new CompiledUnit(
            [.. result.Rows.Select(r => r.Name)],
            [.. result.Rows.Select(r => (r.Name, r.Summary))],
            [.. request.CsvPath is { } csv ? [csv.Value] : System.Array.Empty<string>(), .. result.ModulePaths],
            result.Diagnostics,
            result.Success
        )
        {
            Overview = result.Overview,
        };
    }

    private SweepRequest SweepOf(Unit unit) =>
        new()
        {
            Name = unit.Name,
            CsvPath = unit.File,
            Matrix =
                unit.Kind == UnitKind.Matrix
                    ? project.MatrixOf(unit, compiler.NamesOf(project.ModulesOf(unit), project.MissableTasksOf(unit), project.Merge))
                    : null,
            ProjectModules = project.ModulesOf(unit),
            Variables = project.VariablesOverrideColumns ? [] : [.. project.VariablesOf(unit)],
            FinalVariables = project.VariablesOverrideColumns ? [.. project.VariablesOf(unit)] : [],
            Artifacts = [.. project.ArtifactsOf(unit)],
            MissableTasks = project.MissableTasksOf(unit),
            Merge = project.Merge,
            IsMonitored = project.IsMonitored,
            Tasks = project.Tasks,
            SkipsDependencies = project.SkipsDependencies,
            MonitoredTasks = project.MonitoredTasks,
            Settings = project.SettingsOf(unit),
            Rows = unit.Rows,
            Diagram = project.Diagram,
        };

    // An item without a workflow applies to the workflows that define its name. For an item that names a workflow, that workflow
    // must define the name.
    private static bool Reaches(Unit unit, IReadOnlyCollection<string>? defined, string name, IEnumerable<ProjectItem> items) =>
        defined is null || defined.Contains(name) || items.Any(i => i.Name.Value == name && i.Workflow == unit.Workflow);
}
