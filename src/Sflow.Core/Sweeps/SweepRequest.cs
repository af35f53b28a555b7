using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Generation;
using Sflow.Generation.Diagrams;
using Sflow.Resolution;

namespace Sflow.Sweeps;

/// <summary>A CSV or a matrix to compile, one workflow per row.</summary>
public sealed record SweepRequest
{
    /// <summary>The sweep's name, which is also the folder of its files.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The CSV's path and the place that names it. The modules in the CSV are relative to its folder. It is null for a matrix.
    /// </summary>
    public Located<string>? CsvPath { get; init; }

    /// <summary>The matrix whose combinations are the rows. It is null for a CSV.</summary>
    public MatrixRequest? Matrix { get; init; }

    /// <summary>Modules that come before the modules that a row lists.</summary>
    public IReadOnlyList<Located<string>> ProjectModules { get; init; } = [];

    /// <summary>Variables set from outside, in every row that defines them. A column of the CSV overrides them.</summary>
    public IReadOnlyList<VariableOverride> Variables { get; init; } = [];

    /// <summary>Variables that override the columns of the CSV too, such as those of a command line.</summary>
    public IReadOnlyList<VariableOverride> FinalVariables { get; init; } = [];

    /// <summary>Artifacts set from outside, in every row that defines them. They override a column of the CSV.</summary>
    public IReadOnlyList<ArtifactOverride> Artifacts { get; init; } = [];

    /// <summary>Names or globs of tasks that may be absent from every row.</summary>
    public IReadOnlyList<Located<string>> MissableTasks { get; init; } = [];

    /// <summary>What happens when several modules define an entry, a task or the workflow's name.</summary>
    public MergeMode Merge { get; init; } = MergeMode.Replace;

    /// <summary>True for a hardware monitor of each row's workflow where its modules have none.</summary>
    public bool IsMonitored { get; init; }

    /// <summary>
    /// The tasks to compile of each row, with the tasks that they need: names of tasks or replicas, or globs. An empty list selects all
    /// tasks.
    /// </summary>
    public IReadOnlyList<Located<string>> Tasks { get; init; } = [];

    /// <summary>True to compile the selected tasks alone, without the tasks that they need.</summary>
    public bool SkipsDependencies { get; init; }

    /// <summary>The tasks of each row that get a hardware monitor where the modules give them none.</summary>
    public IReadOnlyList<Located<string>> MonitoredTasks { get; init; } = [];

    /// <summary>The project's settings for the jobs.</summary>
    public JobSettings Settings { get; init; } = JobSettings.None;

    /// <summary>The rows to compile, such as <c>1:4</c> or <c>1,3,5</c>. Null selects all rows.</summary>
    public Located<string>? Rows { get; init; }

    /// <summary>The outputs to generate for each row.</summary>
    public CompileOutputs Outputs { get; init; } = CompileOutputs.Jobs;

    /// <summary>The diagrams to write of each row besides the outputs. Null for none.</summary>
    public DiagramRequest? Diagram { get; init; }

    /// <summary>The names of the targets to compile for. Only these targets check the plans and write files.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [Compilation.Targets.Slurm];

    /// <summary>Takes the rows as the compiler finishes them. When it is null, the results hold all files.</summary>
    public IRowStore? Store { get; init; }

    /// <summary>
    /// Is called after each row with the number of all rows, from several threads at once. Null when nobody shows progress.
    /// </summary>
    public Action<int>? RowDone { get; init; }
}

/// <summary>The result of compiling a sweep.</summary>
/// <param name="Name">The sweep's name.</param>
/// <param name="Rows">
/// The result of each selected row that the compiler could try, in the order of the CSV. The names have the form
/// <c>sweep/row</c>.
/// </param>
/// <param name="Manifest">
/// The sweep's <c>manifest.json</c>. It is null unless every row succeeded and the request asks for scripts.
/// </param>
/// <param name="ModulePaths">
/// Every module that a row names, in the order of first use. These are the sweep's inputs besides the CSV.
/// </param>
/// <param name="Diagnostics">
/// Every diagnostic of the CSV and of the rows. A diagnostic that several rows share appears once and names the rows.
/// </param>
public sealed record SweepResult(
    string Name,
    IReadOnlyList<CompileResult> Rows,
    GeneratedFile? Manifest,
    IReadOnlyList<string> ModulePaths,
    IReadOnlyList<Diagnostic> Diagnostics
)
{
    /// <summary>A matrix for people, line by line. It is empty for a CSV, because people can read the CSV itself.</summary>
    public IReadOnlyList<string> Overview { get; init; } = [];

    /// <summary>True when every row succeeded. Otherwise the host must write nothing of the sweep.</summary>
    public bool Success { get; init; }
}
