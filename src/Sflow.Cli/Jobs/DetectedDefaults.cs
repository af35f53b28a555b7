using Sflow.Hosting.Submission;
using Sflow.Hosting.Units;

namespace Sflow.Cli.Jobs;

/// <summary>A partition and an account from Slurm, for workflows that name none.</summary>
/// <param name="defaults">What Slurm answered.</param>
internal sealed class DetectedDefaults(SlurmDefaults defaults)
{
    /// <summary>What Slurm says of what the command line leaves open; null when there is nothing.</summary>
    /// <param name="project">The project.</param>
    /// <param name="cancellation">Ends the questions.</param>
    public static DetectedDefaults? For(ProjectItems project, CancellationToken cancellation) =>
        SlurmDefaults.Ask(project.Settings.Slurm.Partition is null, project.Settings.Slurm.Account is null, cancellation)
            is { } found
                and not { Partition: null, Account: null }
            ? new DetectedDefaults(found)
            : null;

    /// <summary>The project with the defaults. A workflow that names a partition or an account keeps it.</summary>
    public ProjectItems Apply(ProjectItems project) =>
        project with
        {
            Settings = project.Settings with
            {
                Slurm = project.Settings.Slurm with
                {
                    DefaultPartition = Located(defaults.Partition, "sinfo"),
                    DefaultAccount = Located(defaults.Account, "sacctmgr"),
                },
            },
        };

    private static Located<string>? Located(string? value, string command) =>
        value is null ? null : new Located<string>(value, TextLocation.OfFile(command));
}
