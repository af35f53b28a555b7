using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Sflow.Diagnostics;
using Sflow.Resolution;
using Sflow.Syntax;
using Sflow.Text;

namespace Sflow.MSBuild;

/// <summary>
/// What the tasks that compile units have in common: items and properties in, files and findings out. An error leaves the
/// files of its unit as they were; the other units are written.
/// </summary>
public abstract class CompileTask : SflowTask
{
    private IEnumerable<string> written = [];

    /// <summary>Every unit of the project; an item without <c>Workflow</c> must reach one of them. Default: the units to compile.</summary>
    public ITaskItem[] AllUnits { get; set; } = [];

    /// <summary>The modules in merge order; <c>Workflow</c> names the one that a module belongs to, <c>Sorted</c> orders what a glob found.</summary>
    public ITaskItem[] Modules { get; set; } = [];

    /// <summary>Variables to set: <c>Value</c>, or <c>Values</c> that span a matrix, <c>Workflow</c>.</summary>
    public ITaskItem[] Variables { get; set; } = [];

    /// <summary>Rows of a matrix to leave out: a metadata for each variable that they are about, <c>Workflow</c>.</summary>
    public ITaskItem[] Exclusions { get; set; } = [];

    /// <summary>Artifacts to set: <c>Uri</c>, <c>Workflow</c>.</summary>
    public ITaskItem[] Artifacts { get; set; } = [];

    /// <summary>Tasks that may be absent: <c>Workflow</c>.</summary>
    public ITaskItem[] MissableTasks { get; set; } = [];

    /// <summary>Names or globs of tasks that may be absent from every unit, separated by semicolons.</summary>
    public string? MissableTaskNames { get; set; }

    /// <summary>Further options of sbatch, one <c>#SBATCH</c> line each: <c>Workflow</c>.</summary>
    public ITaskItem[] SbatchOptions { get; set; } = [];

    /// <summary>Slurm's partition.</summary>
    public string? Partition { get; set; }

    /// <summary>Slurm's account.</summary>
    public string? Account { get; set; }

    /// <summary>The time limit, in a form that <c>sbatch --time</c> takes.</summary>
    public string? Time { get; set; }

    /// <summary>The number of nodes.</summary>
    public string? Nodes { get; set; }

    /// <summary>The number of GPUs of each node.</summary>
    public string? GpusPerNode { get; set; }

    /// <summary>The job's name.</summary>
    public string? JobName { get; set; }

    /// <summary>The path of bash lines that follow the directives.</summary>
    public string? Prologue { get; set; }

    /// <summary>The path of a Handlebars template that takes the place of the built-in one.</summary>
    public string? Template { get; set; }

    /// <summary>Whether what bash will run is read by <c>bash -n</c> where bash exists: <c>true</c> (the default), <c>false</c>, or <c>strict</c>, which asks shellcheck too. Only scripts are checked.</summary>
    public string? CheckShell { get; set; }

    /// <summary>Whether the <c>fs://</c> paths of artifacts must be on this machine: <c>true</c> or <c>false</c> (the default).</summary>
    public string? CheckPaths { get; set; }

    /// <summary>Whether <c>sbatch --test-only</c> judges each script, where Slurm exists: <c>true</c> or <c>false</c> (the default).</summary>
    public string? TestOnly { get; set; }

    /// <summary>The folder that remembers what each unit wrote, so that it can be removed later.</summary>
    [Required]
    public string StateFolder { get; set; } = "";

    /// <summary>The files of the units that succeeded, written now or already there.</summary>
    [Output]
    public ITaskItem[] Files => [.. written.Select(path => new TaskItem(path))];

    /// <summary>What the task makes of each unit.</summary>
    private protected abstract CompileOutputs Outputs { get; }

    /// <summary>True when the task makes all that a unit has: files of earlier builds are removed and the unit counts as up to date.</summary>
    private protected virtual bool CompletesUnits => false;

    /// <summary>True when whole plans are printed, not their first lines.</summary>
    private protected virtual bool PrintsPlans => false;

    /// <inheritdoc/>
    private protected sealed override void Run(FileSourceReader reader, CancellationToken cancellation)
    {
        var started = DateTime.UtcNow;
        var diagnostics = new DiagnosticBag();
        var project = ReadProject(reader, diagnostics);
        var compiler = new UnitCompiler(project, reader);
        ProjectChecks.Check(project, compiler, diagnostics);
        var checker = ReadChecks(reader, new HostSettings(project.Project, diagnostics));
        CheckSettings(new HostSettings(project.Project, diagnostics));
        Findings.Write(diagnostics);

        var outputs = new OutputFolder(reader.FullPath(OutputFolder));
        var writer = new UnitWriter(reader, outputs, reader.FullPath(StateFolder), CompletesUnits);
        var report = new BuildReport(Log, Path.GetFileNameWithoutExtension(ProjectFile), outputs);
        var files = new List<string>();
        foreach (var unit in Unit.From(Units))
            files.AddRange(Make(unit, compiler, checker, writer, report, diagnostics.HasErrors, started, cancellation));
        written = files.Select(outputs.PathOf);
    }

    // A unit is written as a whole or not at all.
    private IReadOnlyList<string> Make(Unit unit, UnitCompiler compiler, HostChecker checker, UnitWriter writer, BuildReport report, bool onlyChecks, DateTime started, CancellationToken cancellation)
    {
        try
        {
            using var files = writer.Open(unit, checker, PrintsPlans);
            var result = checker.Check(unit, compiler.Compile(unit, Outputs, files, cancellation), files, cancellation);
            cancellation.ThrowIfCancellationRequested();
            Findings.Write(result.Diagnostics);
            if (!result.Success || onlyChecks)
            {
                writer.Fail(unit);
                return [];
            }

            var paths = writer.Write(unit, result, files, started);
            report.Print(unit, result, paths, PrintsPlans);
            return paths;
        }
        // An assembly that is missing is a file that was not found, too; it is no trouble with outputs.
        catch (Exception e) when (e is (IOException and not (FileNotFoundException or FileLoadException)) or UnauthorizedAccessException)
        {
            writer.Fail(unit);
            Findings.Write(Catalogue.OutputUnwritable(TextLocation.OfFile(ProjectFile), unit.Name, e.Message));
            return [];
        }
    }

    /// <summary>Reports what is wrong with the settings that only one task has.</summary>
    private protected virtual void CheckSettings(HostSettings settings)
    {
    }

    private HostChecker ReadChecks(FileSourceReader reader, HostSettings settings) => new(
        TextLocation.OfFile(reader.FullPath(ProjectFile)),
        reader.FullPath(SettingOf("SFLOW_WORKSPACE_DIR", WorkspaceDir) ?? "."),
        new ShellChecker(settings.CheckShell(CheckShell), reader.FullPath(StateFolder)),
        string.IsNullOrWhiteSpace(Template) ? null : reader.FullPath(Template!.Trim()),
        settings.Flag("SflowCheckPaths", CheckPaths),
        settings.Flag("SflowTestOnly", TestOnly));

    private ProjectItems ReadProject(FileSourceReader reader, DiagnosticBag diagnostics)
    {
        var place = TextLocation.OfFile(Path.GetFullPath(ProjectFile));
        Located<string>? Setting(string? value) => string.IsNullOrWhiteSpace(value) ? null : new Located<string>(value!.Trim(), place);
        SourceText? Text(string? path, string property)
        {
            if (string.IsNullOrWhiteSpace(path))
                return null;
            var file = reader.Read(path!.Trim());
            if (file.Bytes is not null)
                return SourceDecoder.Decode(path.Trim(), file.Bytes, diagnostics);
            diagnostics.Add(Catalogue.ProjectFileUnreadable(place, property, path, file.Problem!));
            return null;
        }

        return new ProjectItems
        {
            Project = place,
            Units = [.. Unit.From(AllUnits.Length > 0 ? AllUnits : Units)],
            Modules = Items.InOrder(Modules),
            Variables = Variables,
            Exclusions = Exclusions,
            Artifacts = Artifacts,
            MissableTasks = MissableTasks,
            MissableTaskNames = MissableTaskNames,
            SbatchOptions = SbatchOptions,
            Settings = new JobSettings
            {
                Partition = Setting(Partition),
                Account = Setting(Account),
                Time = Setting(Time),
                Nodes = Setting(Nodes),
                GpusPerNode = Setting(GpusPerNode),
                JobName = Setting(JobName),
                WorkspaceDir = Setting(WorkspaceDir),
                RunDir = Setting(RunDir),
                Prologue = Text(Prologue, "SflowPrologue"),
                Template = Text(Template, "SflowTemplate"),
            },
        };
    }
}
