namespace Sflow.Hosting.Submission;

/// <summary>What a call does with a row.</summary>
/// <param name="Status">The row and its state.</param>
/// <param name="IsDue">True when the row is submitted.</param>
/// <param name="Why">Why it is submitted again or not, for people; null when there is nothing to say.</param>
/// <param name="Note">What must be reported about it; null when that is nothing.</param>
/// <param name="Replaces">A job of the row's earlier content that is cancelled when the new one is accepted; null for none.</param>
internal sealed record RowDecision(RowStatus Status, bool IsDue, string? Why = null, Diagnostic? Note = null, SlurmJob? Replaces = null)
{
    /// <summary>True when the row has completed before, with this or an earlier content.</summary>
    public bool RunsAgain { get; init; }
}
