using Sflow.Hosting.Submission;

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
        var slurm = new SlurmQuestions(limit, cancellation);
        if (slurm.Partitions() is not { } partitions)
            return null;
        string[] accounts = slurm.DefaultAccount() is { } account ? [account, .. slurm.Accounts()] : [];
        return new SlurmSite([.. partitions.Select(partition => partition.Name)], [.. accounts.Distinct()]);
    }
}
