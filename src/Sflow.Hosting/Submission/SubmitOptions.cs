namespace Sflow.Hosting.Submission;

/// <summary>What a user asks a submission for.</summary>
/// <param name="Choice">Which rows are submitted.</param>
/// <param name="IsDryRun">True to show what would be submitted, and change nothing.</param>
/// <param name="IsConfirmed">True when many finished rows may run again.</param>
internal sealed record SubmitOptions(SubmitChoice Choice, bool IsDryRun, bool IsConfirmed);
