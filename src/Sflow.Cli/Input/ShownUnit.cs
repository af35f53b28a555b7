using Sflow.Cli.Output;
using Sflow.Compilation;
using Sflow.Generation;
using Sflow.Hosting.Checks;
using Sflow.Hosting.Files;
using Sflow.Hosting.Projects;
using Sflow.Hosting.Units;

namespace Sflow.Cli.Input;

/// <summary>A unit that was compiled to be shown: its rows, and their files in memory.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Result">Its result, without errors.</param>
/// <param name="Files">Its files.</param>
internal sealed record ShownUnit(Unit Unit, CompiledUnit Result, UnitMemory Files)
{
    /// <summary>The names of the rows, without that of the sweep.</summary>
    public IEnumerable<string> Names => Result.Rows.Select(NameOf);

    /// <summary>The documents: each row's name, and its only file.</summary>
    public IEnumerable<(string Name, GeneratedFile File)> Documents => Result.Rows.Select(row => (NameOf(row), Files.FilesOf(row)[0]));

    /// <summary>Compiles and checks the only unit of a project. Every diagnostic is written.</summary>
    /// <param name="project">The project.</param>
    /// <param name="reader">Reads its files.</param>
    /// <param name="outputs">What to make.</param>
    /// <param name="shell">How thoroughly the scripts of tasks are checked.</param>
    /// <param name="checksPaths">True when the paths of artifacts must exist here.</param>
    /// <param name="terminal">Takes the diagnostics.</param>
    /// <param name="cancellation">Cancels the work.</param>
    /// <returns>The unit; null after an error.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static ShownUnit? Of(
        ProjectItems project,
        FileSourceReader reader,
        CompileOutputs outputs,
        ShellCheckMode shell,
        bool checksPaths,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        using var progress = terminal.Progress("rows");
        var build = new ProjectBuild(project, reader) { RowDone = progress.Step };
        var diagnostics = new DiagnosticBag();
        build.Check(checksNames: true, diagnostics);
        terminal.Diagnostics.Write(diagnostics);
        var workspace = reader.FullPath(project.Settings.WorkspaceDir?.Value ?? ".");
        var checker = new UnitChecker(project.Project, workspace, new ShellChecker(shell, null), null, checksPaths, asksSlurm: false);
        // After an error of the project, the unit's own errors are shown, too.
        var isChecked = shell != ShellCheckMode.Off || checksPaths;
        var (result, files) = build.Show(project.Units[0], checker, isChecked ? outputs | CompileOutputs.Checks : outputs, cancellation);
        terminal.Diagnostics.Write(result.Diagnostics);
        return result.Success && !diagnostics.HasErrors ? new ShownUnit(project.Units[0], result, files) : null;
    }

    private static string NameOf(string row) => row[(row.LastIndexOf('/') + 1)..];
}
