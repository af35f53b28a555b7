using Sflow.Cli.Definitions;
using Sflow.Cli.Output;
using Sflow.Hosting.Execution;

namespace Sflow.Cli.Running;

/// <summary>Runs a script in the foreground, from the checks before it to what comes after it.</summary>
/// <param name="built">The workflow.</param>
/// <param name="paths">Its folders.</param>
/// <param name="at">The place that names the workflow.</param>
/// <param name="terminal">Where messages go.</param>
internal sealed class RunSession(BuiltRun built, RunPaths paths, TextLocation at, Terminal terminal)
{
    private const int Signalled = 128;
    private readonly bool isResumed = paths.Resume is not null;

    /// <summary>The words of salloc's own options.</summary>
    public IReadOnlyList<string> SallocOptions { get; init; } = [];

    /// <summary>True to write a JSON document about the run to standard output.</summary>
    public bool IsJson { get; init; }

    /// <summary>Runs the script, unless a check finds an error.</summary>
    /// <param name="place">Where.</param>
    /// <param name="signals">Passes signals on.</param>
    /// <returns>The exit code of the workflow.</returns>
    public int Run(RunPlace place, SignalForwarding signals)
    {
        using var script = new ScriptCopy(built.File);
        var command = RunCommand.Of(place, script.Path, built.Script, SallocOptions, IsJson);
        terminal.Note($"sflow: {built.Name} runs {PlaceText(command)}. Run folders: {paths.Output}");
        if (signals.Code is { } early)
            return early;
        var started = DateTime.UtcNow;
        var code = Foreground.Run(command, paths.Environments, signals, out var process);
        var job =
            command.JobFile is { } file ? AllocatedRun.Read(file)?.Job
            : Environment.GetEnvironmentVariable("SLURM_JOB_ID") is { Length: > 0 } id ? id
            : $"local{process.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        if (job is null)
            return NotGranted(code, signals.Code);
        var outcome = OutcomeOf(job, started);
        if (IsJson)
            terminal.Data(RunJson.Of(built, command, outcome, code));
        if (code != 0)
            new RunAdvice(terminal).Write(outcome, code);
        return code;
    }

    private static string PlaceText(RunCommand command) =>
        command.Place switch
        {
            RunPlace.Here => "on this machine",
            RunPlace.Allocation => $"in the allocation of job {Environment.GetEnvironmentVariable("SLURM_JOB_ID") ?? ""}",
            _ => $"in an allocation from salloc ({string.Join(' ', command.Shown("SCRIPT").Skip(1).SkipLast(2))})",
        };

    private RunOutcome? OutcomeOf(string job, DateTime started)
    {
        try
        {
            var folder = paths.Resume ?? RunOutcome.FolderOf(paths.Output, job, built.Words.Workflow, started);
            return folder is null ? null : RunOutcome.Read(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Diagnostics.Write(Catalogue.FileProblem(at, e.Message));
            return null;
        }
    }

    // salloc exits with 1 when it is interrupted in the queue, and when Slurm refuses the request.
    private int NotGranted(int code, int? early)
    {
        if (early is not null || code > Signalled)
        {
            terminal.Note("sflow: cancelled before there was an allocation. Nothing was started");
            return early ?? code;
        }

        terminal.Diagnostics.Write(Catalogue.NoAllocationGranted(at, code.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return ExitCode.Unavailable;
    }
}
