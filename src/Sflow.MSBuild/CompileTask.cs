using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Generation.Diagrams;
using Sflow.Hosting.Checks;
using Sflow.Hosting.Files;
using Sflow.Hosting.Projects;
using Sflow.Hosting.Settings;
using Sflow.Hosting.Units;
using Sflow.Resolution;
using Sflow.Syntax;

namespace Sflow.MSBuild;

/// <summary>
/// The common base of the tasks that compile units. It takes items and properties, and it returns files and diagnostics. After an
/// error, the files of that unit stay unchanged. The task still writes the other units.
/// </summary>
public abstract class CompileTask : SflowTask
{
    private IEnumerable<string> written = [];

    /// <summary>
    /// Every unit of the project. An item without <c>Workflow</c> must apply to one of them. Default: the units to compile.
    /// </summary>
    public ITaskItem[] AllUnits { get; set; } = [];

    /// <summary>
    /// The modules in merge order. <c>Workflow</c> names the workflow that a module belongs to. <c>Sorted</c> orders the modules
    /// that a glob matches.
    /// </summary>
    public ITaskItem[] Modules { get; set; } = [];

    /// <summary>Variables to set: <c>Value</c>, or <c>Values</c> that span a matrix, and <c>Workflow</c>.</summary>
    public ITaskItem[] Variables { get; set; } = [];

    /// <summary>
    /// Rows of a matrix to leave out: one metadata name for each variable that the exclusion matches, and <c>Workflow</c>.
    /// </summary>
    public ITaskItem[] Exclusions { get; set; } = [];

    /// <summary>Artifacts to set: <c>Uri</c> and <c>Workflow</c>.</summary>
    public ITaskItem[] Artifacts { get; set; } = [];

    /// <summary>Tasks that may be absent: <c>Workflow</c>.</summary>
    public ITaskItem[] MissableTasks { get; set; } = [];

    /// <summary>Names or globs of tasks that may be absent from every unit, separated by semicolons.</summary>
    public string? MissableTaskNames { get; set; }

    /// <summary>How modules merge: <c>replace</c> or <c>deep</c>.</summary>
    public string? Merge { get; set; }

    /// <summary>SflowMonitor.</summary>
    public string? Monitor { get; set; }

    /// <summary>Names of tasks that get a hardware monitor, separated by semicolons.</summary>
    public string? MonitorTasks { get; set; }

    /// <summary>Nodes that each job must have, separated by semicolons or commas.</summary>
    public string? IncludeNodes { get; set; }

    /// <summary>Nodes that no job may have, separated by semicolons or commas.</summary>
    public string? ExcludeNodes { get; set; }

    /// <summary>Further options of sbatch, one <c>#SBATCH</c> line each: <c>Workflow</c>.</summary>
    public ITaskItem[] SbatchOptions { get; set; } = [];

    /// <summary>Slurm's partition.</summary>
    public string? Partition { get; set; }

    /// <summary>Slurm's account.</summary>
    public string? Account { get; set; }

    /// <summary>The time limit, in a form that <c>sbatch --time</c> accepts.</summary>
    public string? Time { get; set; }

    /// <summary>The number of nodes.</summary>
    public string? Nodes { get; set; }

    /// <summary>The number of GPUs per node.</summary>
    public string? GpusPerNode { get; set; }

    /// <summary>The job's name.</summary>
    public string? JobName { get; set; }

    /// <summary>The path of a file with bash lines that follow the directives.</summary>
    public string? Prologue { get; set; }

    /// <summary>The path of a Handlebars template that replaces the built-in one.</summary>
    public string? Template { get; set; }

    /// <summary>
    /// Whether <c>bash -n</c> reads the scripts that bash will run, where bash exists. The values are <c>true</c> (the default),
    /// <c>false</c>, and <c>strict</c>, which also runs shellcheck. The task checks only scripts.
    /// </summary>
    public string? CheckShell { get; set; }

    /// <summary>
    /// Whether the <c>fs://</c> paths of artifacts must exist on this machine: <c>true</c> or <c>false</c> (the default).
    /// </summary>
    public string? CheckPaths { get; set; }

    /// <summary>
    /// Whether <c>sbatch --test-only</c> checks each script, where Slurm exists: <c>true</c> or <c>false</c> (the default).
    /// </summary>
    public string? TestOnly { get; set; }

    /// <summary>The folder that records the files of each unit, so that a later build can remove them.</summary>
    [Required]
    public string StateFolder { get; set; } = "";

    /// <summary>The settings of this build, one per line of <see cref="SettingsFile"/>.</summary>
    public string[] Settings { get; set; } = [];

    /// <summary>
    /// The file with the settings of the last build. A task that writes only some outputs writes them to a folder of its own in
    /// <see cref="StateFolder"/> when <see cref="Settings"/> differ from the file.
    /// </summary>
    public string? SettingsFile { get; set; }

    /// <summary>
    /// Whether a build also writes the resolved workflow, <c>.resolved.yaml</c>: <c>true</c> or <c>false</c> (the default).
    /// </summary>
    public string? Resolve { get; set; }

    /// <summary>
    /// The files that every unit is made from, such as the project file. When one of them changes, the units are built again.
    /// </summary>
    public string[] ProjectInputs { get; set; } = [];

    /// <summary>
    /// True when the project has errors that are already reported. The task then reports further errors, and writes nothing.
    /// </summary>
    public bool ProjectHasErrors { get; set; }

    /// <summary>The files of the units that succeeded, whether the task wrote them or they already existed.</summary>
    [Output]
    public ITaskItem[] Files => [.. written.Select(path => new TaskItem(path))];

    /// <summary>The outputs that the task generates for each unit.</summary>
    private protected abstract CompileOutputs Outputs { get; }

    /// <summary>What the files of the task are, for the report.</summary>
    private protected abstract string Products { get; }

    /// <summary>The name of the file that gets the whole report.</summary>
    private protected virtual string ReportName => Products.Replace(' ', '-') + ".txt";

    /// <summary>
    /// True when the task generates every file of a unit. The task then removes the files of earlier builds, and the unit counts
    /// as up to date.
    /// </summary>
    private protected virtual bool CompletesUnits => false;

    /// <summary>True when the task prints whole plans, not only their first lines.</summary>
    private protected virtual bool PrintsPlans => false;

    /// <inheritdoc/>
    private protected sealed override void Run(FileSourceReader reader, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        var project = ReadProject(reader, diagnostics);
        var build = new ProjectBuild(project, reader);
        build.Check(checksNames: !ProjectHasErrors, diagnostics);
        var checker = ReadChecks(reader, new SettingReader(Places.OfProperty, diagnostics));
        new SettingReader(Places.OfProperty, diagnostics).Flag("SflowResolve", Resolve);
        var canWrite = FolderChecks.CanWrite(project.Project, reader.FullPath(OutputFolder), diagnostics);
        var units = Choose([.. Items.Units(Units)], diagnostics);
        Diagnostics.Write(diagnostics);
        if (!canWrite)
            return;

        var apart =
            CompletesUnits || !DiffersFromBuild(reader)
                ? null
                : Path.Combine(reader.FullPath(StateFolder), "what-if", Products.Replace(' ', '-'));
        if (apart is not null && Directory.Exists(apart))
            Directory.Delete(apart, recursive: true);
        var outputs = new OutputFolder(apart ?? reader.FullPath(OutputFolder));
        var target = new BuildTarget
        {
            Outputs = outputs,
            StateFolder = reader.FullPath(StateFolder),
            Make = Outputs,
            CompletesUnits = CompletesUnits,
            IsApart = apart is not null,
            KeepsPlans = PrintsPlans,
            ProjectInputs =
            [
                .. ProjectInputs
                    .Concat(new[] { Prologue, Template }.OfType<string>().Select(path => path.Trim()))
                    .Where(path => path.Length > 0)
                    .Select(reader.FullPath)
                    .Distinct(),
            ],
        };
        var report = ReportOn(outputs, apart ?? reader.FullPath(StateFolder));
        var files = new List<string>();
        foreach (var (unit, outcome) in build.Run(units, checker, target, diagnostics.HasErrors || ProjectHasErrors, cancellation))
        {
            Diagnostics.Write(outcome.Result?.Diagnostics ?? []);
            if (outcome.Problem is { } problem)
                Diagnostics.Write(problem);
            if (outcome.Paths is not { } paths)
                continue;
            report.Add(unit, outcome.Result!, paths, outcome.MainFiles, PrintsPlans);
            files.AddRange(paths);
        }

        report.End(PrintsPlans);
        written = files.Select(outputs.PathOf);
    }

    // Another output folder is not a what-if: the user says where the files go.
    private bool DiffersFromBuild(FileSourceReader reader)
    {
        if (string.IsNullOrEmpty(SettingsFile) || reader.FullPath(SettingsFile!) is not { } path || !File.Exists(path))
            return false;
        var built = File.ReadAllText(path).Replace("\r\n", "\n").TrimEnd('\n');
        return built != string.Join("\n", Settings).Replace("\r\n", "\n").TrimEnd('\n')
            && Settings.FirstOrDefault(IsFolder) == built.Split('\n').FirstOrDefault(IsFolder);

        static bool IsFolder(string setting) => setting.StartsWith("output=", StringComparison.Ordinal);
    }

    private BuildReport ReportOn(OutputFolder outputs, string folder) =>
        new(
            new CutReport(Log, ProjectFile, Path.Combine(folder, ReportName)),
            outputs,
            Path.GetFileNameWithoutExtension(ProjectFile),
            Products
        );

    /// <summary>The units to work on, from those that the task got.</summary>
    private protected virtual IReadOnlyList<Unit> Choose(IReadOnlyList<Unit> units, DiagnosticBag diagnostics) => units;

    private UnitChecker ReadChecks(FileSourceReader reader, SettingReader settings) =>
        new(
            TextLocation.OfFile(reader.FullPath(ProjectFile)),
            FoldersOf(reader).Workspace,
            new ShellChecker(settings.CheckShell(CheckShell), reader.FullPath(StateFolder)),
            string.IsNullOrWhiteSpace(Template) ? null : reader.FullPath(Template!.Trim()),
            settings.Flag("SflowCheckPaths", CheckPaths),
            settings.Flag("SflowTestOnly", TestOnly)
        );

    /// <summary>The diagrams of every unit. Null for none.</summary>
    private protected virtual DiagramRequest? ReadDiagram(SettingReader settings, DiagnosticBag diagnostics) => null;

    /// <summary>The value of SflowRows with its place. Null for all rows.</summary>
    private protected Located<string>? ChosenRows(string? rows) =>
        string.IsNullOrWhiteSpace(rows) ? null : new Located<string>(rows!.Trim(), Places.OfProperty("SflowRows", rows));

    private ProjectItems ReadProject(FileSourceReader reader, DiagnosticBag diagnostics)
    {
        Located<string>? Setting(string? value, string property) =>
            string.IsNullOrWhiteSpace(value) ? null : new Located<string>(value!.Trim(), Places.OfProperty(property, value));
        IReadOnlyList<Located<string>> Listed(string? value, string property) =>
            [.. ItemReader.List(value, Places.OfProperty(property, value))];
        SourceText? Text(string? path, string property)
        {
            if (string.IsNullOrWhiteSpace(path))
                return null;
            var file = reader.Read(path!.Trim());
            if (file.Bytes is not null)
                return SourceDecoder.Decode(path.Trim(), file.Bytes, diagnostics);
            diagnostics.Add(Catalogue.ProjectFileUnreadable(Places.OfProperty(property, path), property, path, file.Problem!));
            return null;
        }

        var properties = new SettingReader(Places.OfProperty, diagnostics);
        return new ProjectItems
        {
            Project = Places.Project,
            ProjectName = Path.GetFileName(Places.Project.Path),
            Units = [.. Items.Units(AllUnits.Length > 0 ? AllUnits : Units)],
            Modules = Items.Named(ItemReader.InOrder(Modules), "SflowModule"),
            Variables = Items.Variables(Variables),
            Exclusions = Items.Exclusions(Exclusions),
            Artifacts = Items.Artifacts(Artifacts),
            MissableTasks = Items.Named(MissableTasks, "SflowMissableTask"),
            MissableTaskNames = Listed(MissableTaskNames, "SflowMissableTasks"),
            Merge = properties.Merge(Merge),
            IsMonitored = properties.Flag("SflowMonitor", Monitor),
            MonitoredTasks = Listed(MonitorTasks, "SflowMonitorTasks"),
            Diagram = ReadDiagram(properties, diagnostics),
            SbatchOptions = Items.Named(SbatchOptions, "SflowSbatchOption"),
            Settings = new JobSettings
            {
                Time = Setting(Time, "SflowTime"),
                Nodes = Setting(Nodes, "SflowNodes"),
                GpusPerNode = Setting(GpusPerNode, "SflowGpusPerNode"),
                JobName = Setting(JobName, "SflowJobName"),
                WorkspaceDir = Setting(WorkspaceDir, "SflowWorkspaceDir"),
                RunDir = Setting(RunDir, "SflowRunDir"),
                Slurm = new SlurmSettings
                {
                    Partition = Setting(Partition, "SflowPartition"),
                    Account = Setting(Account, "SflowAccount"),
                    IncludeNodes = Listed(IncludeNodes, "SflowIncludeNodes"),
                    ExcludeNodes = Listed(ExcludeNodes, "SflowExcludeNodes"),
                    Prologue = Text(Prologue, "SflowPrologue"),
                    Template = Text(Template, "SflowTemplate"),
                },
            },
        };
    }
}
