namespace Sflow.Runs;

/// <summary>The meaning of Slurm's names for states (squeue(1), JOB STATE CODES), and of the states in run folders.</summary>
public static class JobState
{
    /// <summary>A job without a known state.</summary>
    public const string Unknown = "UNKNOWN";

    private static readonly HashSet<string> Failures =
    [
        "FAILED",
        "TIMEOUT",
        "CANCELLED",
        "NODE_FAIL",
        "OUT_OF_MEMORY",
        "BOOT_FAIL",
        "DEADLINE",
        "PREEMPTED",
        "REVOKED",
        "LAUNCH_FAILED",
        "RECONFIG_FAIL",
        "LOST",
    ];

    /// <summary>True for a job that ended without success.</summary>
    public static bool IsFailure(string state) => Failures.Contains(state);

    /// <summary>True for a job that may still run, also for states that a later Slurm may add.</summary>
    public static bool IsLive(string state) => state is not ("COMPLETED" or Unknown) && !IsFailure(state);
}
