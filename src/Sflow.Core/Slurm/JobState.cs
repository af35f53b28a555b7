using System.Collections.Generic;

namespace Sflow.Slurm;

/// <summary>What Slurm's names of states mean (squeue(1), JOB STATE CODES), and those of our run folders.</summary>
public static class JobState
{
    /// <summary>A job of which nothing is known.</summary>
    public const string Unknown = "UNKNOWN";

    private static readonly HashSet<string> Failures =
        ["FAILED", "TIMEOUT", "CANCELLED", "NODE_FAIL", "OUT_OF_MEMORY", "BOOT_FAIL", "DEADLINE", "PREEMPTED", "REVOKED", "LAUNCH_FAILED", "RECONFIG_FAIL", "LOST"];

    /// <summary>True for a job that ended, and not well.</summary>
    public static bool IsFailure(string state) => Failures.Contains(state);

    /// <summary>True for a job that may still do something: also for states that a later Slurm may name.</summary>
    public static bool IsLive(string state) => state is not ("COMPLETED" or Unknown) && !IsFailure(state);
}
