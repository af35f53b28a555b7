using System.Collections.Generic;

namespace Sflow.Slurm;

/// <summary>What Sflow asks of Slurm. Hosts implement it by Slurm's own commands.</summary>
public interface ISlurm
{
    /// <summary>Hands a script to <c>sbatch</c>.</summary>
    SubmitAnswer Submit(SubmitRequest request);

    /// <summary>Looks for the job of an interrupted submission: by its comment in the queue and, where it answers, in the accounting, then by its script in the run folders.</summary>
    /// <param name="entry">The line that was written before sbatch.</param>
    /// <param name="otherJobs">Jobs that are known to be of other submissions.</param>
    JobLookup Find(LedgerEntry entry, IReadOnlyCollection<string> otherJobs);

    /// <summary>The states of jobs in Slurm's words, asked for all at once: from the queue, the accounting, then the run folders. A job that none of them knows is left out.</summary>
    IReadOnlyDictionary<string, string> StatesOf(IReadOnlyCollection<string> jobs);
}

/// <summary>A script to submit.</summary>
/// <param name="Script">The script's path, absolute.</param>
/// <param name="Comment">What the job is found by later; letters, digits, <c>:</c> and <c>-</c>.</param>
public sealed record SubmitRequest(string Script, string Comment);

/// <summary>What came of a submission.</summary>
/// <param name="Job">The job's id; null when there is none or none is known.</param>
/// <param name="Problem">Why there is none, in Slurm's own words.</param>
/// <param name="IsUncertain">True when the job may exist although sbatch didn't say so: it ran out of time, or lost the controller on the way.</param>
/// <param name="IsBusy">True when there is no job and the same request may succeed a little later.</param>
/// <param name="IsHopeless">True when there is no job and no other script would fare better: nobody could be asked.</param>
public sealed record SubmitAnswer(string? Job, string? Problem, bool IsUncertain = false, bool IsBusy = false, bool IsHopeless = false);

/// <summary>What Slurm knows of a comment.</summary>
/// <param name="Job">The id of the job that has it; null when Slurm knows none.</param>
/// <param name="Problem">Why nothing is known, in Slurm's own words; null when Slurm answered.</param>
public sealed record JobLookup(string? Job, string? Problem);
