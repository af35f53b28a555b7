using Sflow.Cli.Output;
using Sflow.Hosting.Execution;

namespace Sflow.Cli.Running;

/// <summary>Says after a run without success what the script itself does not say, and what to type next.</summary>
/// <param name="terminal">Where messages go.</param>
internal sealed class RunAdvice(Terminal terminal)
{
    /// <summary>Writes it.</summary>
    /// <param name="outcome">What the record says; null without a run folder.</param>
    /// <param name="code">The exit code.</param>
    public void Write(RunOutcome? outcome, int code)
    {
        if (outcome is null)
            return; // The script has said on standard error why it made no run folder.
        var folder = outcome.Folder;
        if (outcome.State is null or "LOST")
        {
            terminal.Message($"sflow: the supervisor of the run was killed (exit code {code}). Its tasks have been ended.");
            terminal.Message($"sflow: run folder: {folder}");
        }

        foreach (var task in outcome.FailedTasks.Take(3))
            terminal.Note($"sflow: log of {task}: {Path.Combine(outcome.Folder, task, task + ".log")}");
        if (outcome.Reason.StartsWith("preflight", StringComparison.Ordinal))
            return; // Nothing was started, so there is nothing to continue.
        terminal.Note($"sflow: to continue with the tasks that have not completed, add --resume {folder} to the same command");
    }
}
