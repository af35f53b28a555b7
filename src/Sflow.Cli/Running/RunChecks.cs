using Sflow.Cli.Definitions;
using Sflow.Hosting.Execution;

namespace Sflow.Cli.Running;

/// <summary>
/// Checks before the start what a script cannot check itself. The preflight of the script checks the rest: folders, artifacts, commands,
/// ports, GPUs.
/// </summary>
internal static class RunChecks
{
    private const string Bash = "bash";

    /// <summary>Checks a run. True when it can start.</summary>
    /// <param name="built">The workflow.</param>
    /// <param name="paths">Its folders.</param>
    /// <param name="resume">The folder to resume, as the command line has it; null when it comes from the environment.</param>
    /// <param name="diagnostics">Receives the problems.</param>
    public static bool Check(BuiltRun built, RunPaths paths, string? resume, DiagnosticBag diagnostics)
    {
        if (CommandSearch.Find(Bash) is null)
            diagnostics.Add(
                Catalogue.RunNeeds(TextLocation.OfFile("sflow run"), Bash, "The script of a run needs bash 4.4 or later. Install bash.")
            );
        if (
            paths.Resume is { } folder
            && ResumedRun.ProblemOf(folder, built.Words.Workflow) is { } problem
            && TextLocation.OfFile(resume is null ? "SFLOW_RESUME" : "--resume " + resume) is var at
        )
            diagnostics.Add(Catalogue.CannotResume(at, folder, problem));
        if (DiskSpace.Little(paths.Resume ?? paths.Output) is { } left)
            diagnostics.Add(Catalogue.LittleRoom(TextLocation.OfFile("sflow run"), paths.Resume ?? paths.Output, left));
        return !diagnostics.HasErrors;
    }

    /// <summary>The exit code of errors that a check found.</summary>
    public static int CodeOf(DiagnosticBag diagnostics) =>
        diagnostics.Any(one => one.Severity == Severity.Error && one.Code is "SFLOW2032" or "SFLOW2035")
            ? ExitCode.Unavailable
            : ExitCode.Errors;
}
