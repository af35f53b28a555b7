using Sflow.Hosting.Processes;

namespace Sflow.Cli.Machine;

/// <summary>What Slurm says about the site and about this user.</summary>
/// <param name="Partitions">The partitions, the default first.</param>
/// <param name="Accounts">The accounts of this user, the default first. Empty without accounting.</param>
internal sealed record SlurmSite(IReadOnlyList<string> Partitions, IReadOnlyList<string> Accounts)
{
    /// <summary>Asks Slurm. Null when it isn't here or gives no answer.</summary>
    /// <param name="limit">How long a question may take.</param>
    /// <param name="cancellation">Ends it.</param>
    public static SlurmSite? Find(TimeSpan limit, CancellationToken cancellation)
    {
        if (Lines("sinfo", ["--noheader", "--format=%P"], limit, cancellation) is not { } partitions)
            return null;
        var user = Environment.UserName;
        var preset =
            Lines("sacctmgr", ["--noheader", "--parsable2", "show", "user", "name=" + user, "format=DefaultAccount"], limit, cancellation)
            ?? [];
        var accounts =
            preset.Count == 0
                ? []
                : Lines(
                    "sacctmgr",
                    ["--noheader", "--parsable2", "show", "associations", "user=" + user, "format=Account"],
                    limit,
                    cancellation
                ) ?? [];
        return new SlurmSite(
            [.. partitions.OrderByDescending(name => name.EndsWith('*')).Select(name => name.TrimEnd('*')).Distinct()],
            [.. preset.Concat(accounts).Distinct()]
        );
    }

    private static List<string>? Lines(string command, string[] arguments, TimeSpan limit, CancellationToken cancellation) =>
        ProcessRunner.Run(command, arguments, "/", limit, isChecker: true, cancellation: cancellation) is { ExitCode: 0 } answer
            ? [.. answer.Output.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)]
            : null;
}
