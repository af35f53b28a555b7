namespace Sflow.Cli.Definitions;

/// <summary>The environment variables that the command and what it starts read.</summary>
internal static class EnvironmentVariables
{
    /// <summary>Each with its meaning, those of colours first.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        ("NO_COLOR", "If it is set and not empty, output has no colors. --color always wins over it."),
        ("CLICOLOR", "The value 0 turns colors off."),
        ("CLICOLOR_FORCE", "The value 1 turns colors on, also without a terminal."),
        ("TERM", "The value dumb turns colors off."),
        ("COLUMNS", "How wide diagnostics and progress are where the size of the terminal is not known."),
        ("GITHUB_WORKSPACE", "With --error-format github: the folder at which the paths of annotations start."),
        ("SFLOW_SBATCH_LIMIT", "How many seconds sbatch may take for one job before the submission stops. Default: 300."),
        ("SLURM_JOB_ID", "Set by Slurm in an allocation: sflow run uses it and requests no other one."),
        ("SFLOW_OUTPUT_DIR", "Read by a job: the folder of its run folders. A relative path starts at the workspace."),
        ("SFLOW_WORKSPACE_DIR", "Read by a job: the workspace. A relative path starts at the folder of the submission."),
        ("SFLOW_RESUME", "Read by a job: the run folder to continue in."),
        ("SFLOW_TAKEN_PORTS", "Read by a job: with the value allow, ports can already answer before the job starts."),
        (
            "SFLOW_MISSING_PATHS",
            "Read by a job: with the value allow, images, mount sources and paths of artifacts can be missing at the start."
        ),
        (
            "SFLOW_HEARTBEAT_MS",
            "Read by a job: how often it looks for tasks that were killed from outside, in milliseconds. Default: 2000."
        ),
    ];
}
