namespace Sflow.Slurm;

/// <summary>What Sflow asks of Slurm. Hosts implement it by Slurm's own commands.</summary>
public interface ISlurm
{
    /// <summary>Hands a script to <c>sbatch</c>.</summary>
    SubmitAnswer Submit(SubmitRequest request);

    /// <summary>Looks for a job by its comment, in the queue and, where it answers, in the accounting.</summary>
    JobLookup Find(string comment);
}

/// <summary>A script to submit.</summary>
/// <param name="Script">The script's path, absolute.</param>
/// <param name="Comment">What the job is found by later; letters, digits, <c>:</c> and <c>-</c>.</param>
public sealed record SubmitRequest(string Script, string Comment);

/// <summary>What came of a submission.</summary>
/// <param name="Job">The job's id; null when there is none or none is known.</param>
/// <param name="Problem">Why there is none, in Slurm's own words.</param>
/// <param name="IsUncertain">True when the job may exist although sbatch didn't say so: it ran out of time, or lost the controller on the way.</param>
public sealed record SubmitAnswer(string? Job, string? Problem, bool IsUncertain = false);

/// <summary>What Slurm knows of a comment.</summary>
/// <param name="Job">The id of the job that has it; null when Slurm knows none.</param>
/// <param name="Problem">Why nothing is known, in Slurm's own words; null when Slurm answered.</param>
public sealed record JobLookup(string? Job, string? Problem);
