using Microsoft.Build.Framework;
using Sflow.Hosting.Settings;
using Sflow.Hosting.Submission;

namespace Sflow.MSBuild;

/// <summary>
/// Cancels the jobs of rows. A running job is asked to end, so that it can complete its record; a pending one leaves the queue. The task
/// waits until the jobs have ended. Without <c>Rows</c>, it also cancels jobs that no row describes any more.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class CancelSweep : SubmissionTask
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The states of the jobs to cancel, in Slurm's words, separated by plus signs. Default: every state before the end.</summary>
    public string? States { get; set; }

    private protected override void Run(
        SubmissionProject project,
        ISlurm slurm,
        ISubmissionReport report,
        SettingReader settings,
        DiagnosticBag diagnostics,
        CancellationToken cancellation
    ) =>
        new CancelCall(project, slurm, report, settings.States(States), time => cancellation.WaitHandle.WaitOne(time), Limit).Run(
            diagnostics
        );
}
