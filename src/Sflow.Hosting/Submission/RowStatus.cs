using Sflow.Runs;

namespace Sflow.Hosting.Submission;

/// <summary>The state of a row, and what shows it.</summary>
internal sealed record RowStatus
{
    /// <summary>The row.</summary>
    public required JobRow Row { get; init; }

    /// <summary>
    /// The state of the row's last job in Slurm's word, or <c>NOT SUBMITTED</c>, <c>SUBMITTING</c>, <c>REFUSED</c>, <c>UNKNOWN</c>, or
    /// <c>LOCAL</c> for a row that Slurm does not run.
    /// </summary>
    public required string State { get; init; }

    /// <summary>Why it is in this state; empty when that needs no reason.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The job; null when there is none.</summary>
    public string? Job { get; init; }

    /// <summary>The jobs of the row's content, the oldest first.</summary>
    public IReadOnlyList<string> Jobs { get; init; } = [];

    /// <summary>The jobs of earlier contents of the row, by its name.</summary>
    public IReadOnlyList<string> EarlierJobs { get; init; } = [];

    /// <summary>The run folder; null when there is none.</summary>
    public Runs.RunFolder? Run { get; init; }

    /// <summary>When it started, UTC; null when it did not.</summary>
    public DateTime? Started => Run is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(Run.Summary.Started).UtcDateTime;

    /// <summary>How long it ran, in seconds; null while it runs or when that is not known.</summary>
    public double? Seconds => Run?.Summary.End is { } end ? (end.Time - Run.Summary.Started) / 1000.0 : null;

    /// <summary>The workflow's exit code; null when that is not known.</summary>
    public int? ExitCode => Run?.Summary.End?.ExitCode;

    /// <summary>True when the row was never submitted with its content.</summary>
    public bool IsNew => Jobs.Count == 0;

    /// <summary>The user who submitted a job whose state only they can see; null otherwise.</summary>
    public string? Owner { get; init; }

    /// <summary>True when Slurm has the job in its queue.</summary>
    public bool IsActive { get; init; }
}
