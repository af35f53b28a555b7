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
    public static SlurmDefaults Ask(bool wantsPartition, bool wantsAccount, CancellationToken cancellation)
    {
        var slurm = new SlurmQuestions(Limit, cancellation);
        return new(
            wantsPartition
                ? slurm.Partitions()?.Where(partition => partition.IsDefault).Select(partition => partition.Name).FirstOrDefault()
                : null,
            wantsAccount ? slurm.DefaultAccount() : null
        );
    }
}
