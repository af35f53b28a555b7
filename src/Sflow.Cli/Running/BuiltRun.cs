using Sflow.Cli.Output;
using Sflow.Compilation;
using Sflow.Hosting.Checks;
using Sflow.Hosting.Execution;
using Sflow.Hosting.Files;
using Sflow.Hosting.Units;

namespace Sflow.Cli.Running;

/// <summary>
/// A workflow, compiled and checked as <c>sflow batch</c> does it, with its script in a private folder. The run folder gets a copy of the
/// script, so this one goes with the object.
/// </summary>
internal sealed class BuiltRun : IDisposable
{
    private readonly DirectoryInfo folder;

    private BuiltRun(DirectoryInfo folder) => this.folder = folder;

    /// <summary>The unit's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The path of the script.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The script.</summary>
    public string Script { get; private set; } = "";

    /// <summary>What the script says about its run.</summary>
    public ScriptWords Words => ScriptWords.Of(Script);

    /// <summary>The plan for people.</summary>
    public string PlanText { get; private set; } = "";

    /// <summary>The plan for programs, a JSON object.</summary>
    public string PlanJson { get; private set; } = "";

    /// <summary>Compiles a project with one unit. Null after an error, which the terminal has shown.</summary>
    /// <param name="project">The project.</param>
    /// <param name="reader">Reads its files.</param>
    /// <param name="workspace">The workspace, an absolute path.</param>
    /// <param name="terminal">Takes the diagnostics.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static BuiltRun? Of(
        ProjectItems project,
        FileSourceReader reader,
        string workspace,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        var run = new BuiltRun(Directory.CreateTempSubdirectory("sflow-run-"));
        var isBuilt = false;
        try
        {
            isBuilt = run.Build(project, reader, workspace, terminal, cancellation);
            return isBuilt ? run : null;
        }
        finally
        {
            if (!isBuilt)
                run.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);

    private bool Build(ProjectItems project, FileSourceReader reader, string workspace, Terminal terminal, CancellationToken cancellation)
    {
        var root = folder.FullName;
        var state = System.IO.Path.Combine(root, ".state");
        var shell = new ShellChecker(ShellCheckMode.Syntax, state);
        var checker = new UnitChecker(project.Project, workspace, shell, template: null, checksPaths: false, asksSlurm: false);
        var outputs = new OutputFolder(root);
        var writer = new UnitWriter(reader, outputs, state, completesUnits: true) { IsApart = true };
        var result = new UnitBuilder(new UnitCompiler(project, reader), checker, writer, project.Project).Build(
            project.Units[0],
            CompileOutputs.Jobs | CompileOutputs.Plan | CompileOutputs.Checks,
            keepsPlans: true,
            onlyChecks: false,
            DateTime.UtcNow,
            cancellation
        );
        terminal.Diagnostics.Write(result.Result?.Diagnostics ?? []);
        if (result.Problem is { } problem)
            terminal.Diagnostics.Write(problem);
        if (result.Paths is null || result.Result is not { } unit || terminal.Diagnostics.Errors > 0)
            return false;
        if (result.MainFiles.Count != 1)
        {
            terminal.Diagnostics.Write(
                Catalogue.RunNeedsOneRow(project.Units[0].Rows?.Location ?? project.Project, $"{unit.Rows.Count} rows are selected")
            );
            return false;
        }

        (Name, PlanText) = unit.Plans[0];
        Path = outputs.PathOf(result.MainFiles[0]);
        Script = File.ReadAllText(Path);
        PlanJson = File.ReadAllText(outputs.PathOf(result.Paths.Single(path => path.EndsWith(".plan.json", StringComparison.Ordinal))));
        return true;
    }
}
