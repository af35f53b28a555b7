using Microsoft.Build.Framework;
using Sflow.Hosting.Settings;
using Sflow.Hosting.Submission;

namespace Sflow.MSBuild;

/// <summary>
/// Submits the scripts of units in the output folder, each once. A ledger beside the project records the submissions by what the scripts
/// do, so that the task does not submit a row again that was renamed, moved or built elsewhere. When Slurm refuses a script, the task
/// reports an error with Slurm's message, and the other jobs stay submitted. The task reads and checks everything before the first sbatch.
/// It writes the states of the rows to <c>results.csv</c> in the output folder.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class SubmitSweep : SubmissionTask
{
    /// <summary>
    /// The rows to submit, one or more words separated by plus signs. <c>missing</c> (the default): rows without a submission.
    /// <c>failed</c>: rows whose last job failed, timed out, was lost, or was refused. <c>cancelled</c>: rows whose last job was
    /// cancelled. <c>all</c>: every row that is not pending or running. <c>replace</c> and <c>alongside</c> decide about changed rows
    /// whose former job still runs.
    /// </summary>
    public string? Choice { get; set; }

    /// <summary>The maximum number of scripts that one call submits, 1 or more. Default: no limit.</summary>
    public string? MostSubmissions { get; set; }

    /// <summary>The seconds between two submissions, 0 or more. Decimals are allowed. Default: 0.</summary>
    public string? Delay { get; set; }

    /// <summary>True to show what would be submitted, and change nothing.</summary>
    public string? DryRun { get; set; }

    /// <summary>True when more than 20 finished rows may run again.</summary>
    public string? Confirm { get; set; }

    private protected override void Run(
        SubmissionProject project,
        ISlurm slurm,
        ISubmissionReport report,
        SettingReader settings,
        DiagnosticBag diagnostics,
        CancellationToken cancellation
    )
    {
        var pace = new SubmitPace(time => cancellation.WaitHandle.WaitOne(time))
        {
            Most = settings.Count("SflowMaxSubmit", MostSubmissions),
            Delay = settings.Seconds("SflowSubmitDelay", Delay),
        };
        var options = new SubmitOptions(
            settings.Choice(Choice),
            settings.Flag("SflowDryRun", DryRun),
            settings.Flag("SflowConfirm", Confirm)
        );
        using var stop = cancellation.Register(pace.Stop);
        new SubmitCall(project, slurm, report, pace, options).Run(diagnostics);
    }
}
