using Sflow.Cli.Output;
using Sflow.Compilation;
using Sflow.Hosting.Checks;
using Sflow.Hosting.Files;
using Sflow.Hosting.Projects;
using Sflow.Hosting.Submission;
using Sflow.Hosting.Units;

namespace Sflow.Cli.Jobs;

/// <summary>How a batch builds.</summary>
/// <param name="Output">The output folder, an absolute path.</param>
/// <param name="Resolves">True to write the resolved workflow, too.</param>
/// <param name="Shell">How bash checks scripts.</param>
/// <param name="ChecksPaths">True when the paths of artifacts must be on this machine.</param>
/// <param name="AsksSlurm">True when Slurm judges each script.</param>
/// <param name="Template">The template, an absolute path; null for the built-in one.</param>
internal sealed record BatchPlan(string Output, bool Resolves, ShellCheckMode Shell, bool ChecksPaths, bool AsksSlurm, string? Template);

/// <summary>Builds the units of a command line into an output folder, as a build of a project does.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="reader">Reads the files.</param>
/// <param name="plan">How the batch builds.</param>
internal sealed class BatchBuild(Terminal terminal, FileSourceReader reader, BatchPlan plan)
{
    private const string StateName = ".build";
    private const int MostAttempts = 100;

    private string State => Path.Combine(plan.Output, StateName);

    /// <summary>Builds the units of a project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="cancellation">Cancels the build.</param>
    /// <returns>The units that were written; null after an error.</returns>
    public IReadOnlyList<Unit>? Run(ProjectItems project, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        var isSweep = project.Units.Any(unit => unit.HasRows);
        using var progress = terminal.Progress(isSweep ? "rows" : "workflows");
        var build = new ProjectBuild(project, reader) { RowDone = progress.Step };
        build.Check(checksNames: true, diagnostics);
        if (!diagnostics.HasErrors)
            FolderChecks.CanWrite(TextLocation.OfFile("sflow batch"), plan.Output, diagnostics);
        terminal.Diagnostics.Write(diagnostics);
        var folders = JobFolders.Of(
            reader.FullPath("."),
            project.Settings.WorkspaceDir?.Value ?? JobFolders.Setting(JobFolders.WorkspaceVariable, null),
            null
        );
        var checker = new UnitChecker(
            TextLocation.OfFile(reader.FullPath("sflow batch")),
            folders.Workspace,
            new ShellChecker(plan.Shell, State),
            plan.Template,
            plan.ChecksPaths,
            plan.AsksSlurm
        );
        var target = new BuildTarget
        {
            Outputs = new OutputFolder(plan.Output),
            StateFolder = State,
            Make =
                CompileOutputs.Composed
                | CompileOutputs.Plan
                | CompileOutputs.Jobs
                | (plan.Resolves ? CompileOutputs.Resolved : CompileOutputs.None),
            CompletesUnits = true,
        };
        var written = new List<Unit>();
        foreach (var (unit, built) in build.Run(project.Units, checker, target, diagnostics.HasErrors, cancellation))
        {
            if (!isSweep)
                progress.Step(project.Units.Count);
            terminal.Diagnostics.Write(built.Result?.Diagnostics ?? []);
            if (built.Problem is { } problem)
                terminal.Diagnostics.Write(problem);
            if (built.Paths is not null)
                written.Add(unit);
        }

        if (written.Count > 0)
            WriteIndex(project, written);
        return terminal.Diagnostics.Errors > 0 ? null : written;
    }

    // What earlier calls wrote into the folder stays in it.
    private void WriteIndex(ProjectItems project, IReadOnlyList<Unit> written)
    {
        using var hold = Hold(Path.Combine(State, "index.lock"));
        var outputs = new OutputFolder(plan.Output);
        var path = Path.Combine(plan.Output, OutputIndex.FileName);
        var names = written.Select(unit => unit.Name).ToHashSet();
        var earlier = File.Exists(path) ? OutputIndex.Read(path, new DiagnosticBag())?.Units ?? [] : [];
        new OutputIndex
        {
            Ledger = "../" + LedgerFolder.DefaultName,
            Workspace = project.Settings.WorkspaceDir?.Value,
            Runs = project.Settings.RunDir?.Value,
            Units =
            [
                .. earlier
                    .Where(unit => !names.Contains(unit.Name) && new ScriptList(plan.Output, unit).IsBuilt)
                    .Concat(written)
                    .OrderBy(unit => unit.Name, StringComparer.Ordinal),
            ],
        }.Write(outputs);
    }

    private static FileStream Hold(string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                Thread.Sleep(20);
            }
        }
    }
}
