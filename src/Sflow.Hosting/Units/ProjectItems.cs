using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Generation.Diagrams;
using Sflow.Resolution;
using Sflow.Sweeps;

namespace Sflow.Hosting.Units;

/// <summary>A project's items, independent of the form that the host reads them from.</summary>
internal sealed record ProjectItems
{
    /// <summary>The project file.</summary>
    public required TextLocation Project { get; init; }

    /// <summary>The project file's name, which scripts say. It is null without a project file.</summary>
    public required string? ProjectName { get; init; }

    /// <summary>Every unit of the project, whether or not it is up to date.</summary>
    public required IReadOnlyList<Unit> Units { get; init; }

    /// <summary>The modules in merge order.</summary>
    public required IReadOnlyList<ProjectItem> Modules { get; init; }

    /// <summary>The variables.</summary>
    public IReadOnlyList<VariableItem> Variables { get; init; } = [];

    /// <summary>The rows of matrices to leave out.</summary>
    public IReadOnlyList<ExclusionItem> Exclusions { get; init; } = [];

    /// <summary>The artifacts.</summary>
    public IReadOnlyList<ArtifactItem> Artifacts { get; init; } = [];

    /// <summary>The tasks that may be absent from the units of a workflow.</summary>
    public IReadOnlyList<ProjectItem> MissableTasks { get; init; } = [];

    /// <summary>Names or globs of tasks that may be absent from every unit.</summary>
    public IReadOnlyList<Located<string>> MissableTaskNames { get; init; } = [];

    /// <summary>How the modules of every unit merge.</summary>
    public MergeMode Merge { get; init; } = MergeMode.Replace;

    /// <summary>True for a hardware monitor of each workflow where its modules have none.</summary>
    public bool IsMonitored { get; init; }

    /// <summary>
    /// The tasks to compile of every unit, with the tasks that they need: names of tasks or replicas, or globs. An empty list selects all
    /// tasks.
    /// </summary>
    public IReadOnlyList<Located<string>> Tasks { get; init; } = [];

    /// <summary>True to compile the selected tasks alone, without the tasks that they need.</summary>
    public bool SkipsDependencies { get; init; }

    /// <summary>The tasks of each workflow that get a hardware monitor where its modules give them none.</summary>
    public IReadOnlyList<Located<string>> MonitoredTasks { get; init; } = [];

    /// <summary>True when a variable overrides a column of a CSV, too, as on a command line. In a project, a column wins.</summary>
    public bool VariablesOverrideColumns { get; init; }

    /// <summary>Further options of sbatch.</summary>
    public IReadOnlyList<ProjectItem> SbatchOptions { get; init; } = [];

    /// <summary>The settings of every unit.</summary>
    public JobSettings Settings { get; init; } = JobSettings.None;

    /// <summary>The diagrams of every unit and row. Null for none.</summary>
    public DiagramRequest? Diagram { get; init; }

    /// <summary>The place of a unit: its file, else its first module, else the project.</summary>
    public TextLocation PlaceOf(Unit unit) =>
        unit.File?.Location ?? Modules.FirstOrDefault(module => module.Workflow == unit.Workflow)?.Name.Location ?? Project;

    /// <summary>The modules of a unit, in merge order.</summary>
    public IReadOnlyList<Located<string>> ModulesOf(Unit unit) =>
        unit.Kind == UnitKind.Standalone ? [unit.File!] : [.. NamesOf(Modules, unit)];

    /// <summary>The tasks that may be absent from a unit.</summary>
    public IReadOnlyList<Located<string>> MissableTasksOf(Unit unit) =>
        [.. MissableTaskNames, .. NamesOf(MissableTasks, unit), .. unit.MissableTasks];

    /// <summary>The settings of a unit's jobs.</summary>
    public JobSettings SettingsOf(Unit unit) =>
        Settings with
        {
            JobName = unit.JobName ?? Settings.JobName,
            Origin = new JobOrigin { Project = ProjectName },
            Slurm = Settings.Slurm with { SbatchOptions = [.. NamesOf(SbatchOptions, unit)] },
        };

    /// <summary>The variables for a unit. Other checks report variables without a value.</summary>
    public IEnumerable<VariableOverride> VariablesOf(Unit unit) =>
        Variables
            .Where(v => v.BelongsTo(unit.Workflow) && v.Value is not null && !v.IsAxis)
            .Select(v => new VariableOverride(v.Name.Value, v.Value!, v.Name.Location));

    /// <summary>The variables that span a unit's matrix.</summary>
    public IEnumerable<VariableItem> AxesOf(Unit unit) => Variables.Where(v => v.IsAxis && v.BelongsTo(unit.Workflow));

    /// <summary>Returns the matrix of a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="names">The names that the unit's workflow defines. It is null when the workflow doesn't compose.</param>
    public MatrixRequest MatrixOf(Unit unit, SettableNames? names) =>
        new(
            Project,
            [
                .. AxesOf(unit)
                    .Where(v => v.Workflow.Length > 0 || names is null || names.Variables.Contains(v.Name.Value))
                    .Select(v => new MatrixAxis(v.Name, v.Values!)),
            ],
            [.. Exclusions.Where(e => e.BelongsTo(unit.Workflow)).Select(e => new MatrixExclusion(e.Name, e.Values))]
        );

    /// <summary>The artifacts for a unit. Other checks report artifacts without a URI.</summary>
    public IEnumerable<ArtifactOverride> ArtifactsOf(Unit unit) =>
        Artifacts
            .Where(a => a.BelongsTo(unit.Workflow) && a.Uri.Length > 0)
            .Select(a => new ArtifactOverride(a.Name.Value, a.Uri, a.Name.Location));

    private static IEnumerable<Located<string>> NamesOf(IEnumerable<ProjectItem> items, Unit unit) =>
        items.Where(item => item.BelongsTo(unit.Workflow)).Select(item => item.Name);
}
