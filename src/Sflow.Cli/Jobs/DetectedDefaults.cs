using Sflow.Cli.Output;
using Sflow.Hosting.Submission;
using Sflow.Hosting.Units;

namespace Sflow.Cli.Jobs;

/// <summary>A partition and an account from Slurm, for workflows that name none.</summary>
/// <param name="defaults">What Slurm answered.</param>
internal sealed class DetectedDefaults(SlurmDefaults defaults)
{
    private const int HeadLines = 40;

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

    /// <summary>Says once which of them a script uses.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="scripts">The scripts.</param>
    public void Say(Terminal terminal, IEnumerable<string> scripts)
    {
        var wanted = new[] { ("partition", defaults.Partition), ("account", defaults.Account) }
            .Where(one => one.Item2 is not null)
            .ToList();
        var used = new HashSet<string>();
        foreach (
            var lines in scripts
                .TakeWhile(_ => used.Count < wanted.Count)
                .Select(script => File.ReadLines(script).Take(HeadLines).ToHashSet())
        )
            used.UnionWith(
                wanted.Where(one => lines.Contains($"#SBATCH --{one.Item1}={one.Item2}")).Select(one => $"{one.Item1} {one.Item2}")
            );
        if (used.Count > 0)
            terminal.Note(
                $"Where a workflow names none, scripts have Slurm's default {string.Join(" and ", used.Order(StringComparer.Ordinal))}. "
                    + "To leave this out, use --no-detect."
            );
    }

    private static Located<string>? Located(string? value, string command) =>
        value is null ? null : new Located<string>(value, TextLocation.OfFile(command));
}
