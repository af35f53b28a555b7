using Sflow.Hosting.Processes;

namespace Sflow.Hosting.Submission;

/// <summary>
/// What Slurm would choose for a user who names no partition and no account. Nothing is guessed: without an answer, it is null.
/// </summary>
/// <param name="Partition">The default partition.</param>
/// <param name="Account">The default account of the user.</param>
internal sealed record SlurmDefaults(string? Partition, string? Account)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Asks Slurm.</summary>
    /// <param name="wantsPartition">True to ask for the partition.</param>
    /// <param name="wantsAccount">True to ask for the account.</param>
    /// <param name="cancellation">Ends the questions.</param>
    public static SlurmDefaults Ask(bool wantsPartition, bool wantsAccount, CancellationToken cancellation) =>
        new(
            wantsPartition ? PartitionOf(Lines("sinfo", cancellation, "--noheader", "--format=%P")) : null,
            wantsAccount
                ? Lines(
                        "sacctmgr",
                        cancellation,
                        "--noheader",
                        "--parsable2",
                        "show",
                        "user",
                        Environment.UserName,
                        "format=DefaultAccount"
                    )
                    .FirstOrDefault(IsName)
                : null
        );

    // sinfo marks the default partition with a star.
    private static string? PartitionOf(IEnumerable<string> lines) =>
        lines.Where(line => line.EndsWith("*", StringComparison.Ordinal)).Select(line => line.TrimEnd('*')).FirstOrDefault(IsName);

    private static bool IsName(string word) => word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.');

    private static IEnumerable<string> Lines(string command, CancellationToken cancellation, params string[] arguments) =>
        ProcessRunner.Run(command, arguments, Path.GetTempPath(), Limit, isChecker: true, cancellation: cancellation)
            is { ExitCode: 0 } answer
            ? answer.Output.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim())
            : [];
}
