using Microsoft.Build.Framework;
using Sflow.Hosting.Settings;
using Sflow.Hosting.Submission;

namespace Sflow.MSBuild;

/// <summary>
/// Shows the state of each row. The state comes from Slurm's queue, its accounting, or the run folder, in this order. A job that
/// none of them knows is UNKNOWN. The task also writes the states to <c>results.csv</c> in the output folder.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class SweepStatus : SubmissionTask
{
    /// <summary>Which rows are shown: <c>all</c> (the default), <c>failed</c>, <c>active</c>, or the first N.</summary>
    public string? Show { get; set; }

    private protected override void Run(
        SubmissionProject project,
        ISlurm slurm,
        ISubmissionReport report,
        SettingReader settings,
        DiagnosticBag diagnostics,
        CancellationToken cancellation
    ) => new StatusCall(project, slurm, report, settings.Show(Show)).Run(diagnostics);
}
