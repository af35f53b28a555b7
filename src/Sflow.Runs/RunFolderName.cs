using System.Text.RegularExpressions;

namespace Sflow.Runs;

/// <summary>The names of run folders, <c>JOB-WORKFLOW-TIME</c>, and of the files in them.</summary>
internal static class RunFolderName
{
    /// <summary>The default folder for run folders, in the workspace.</summary>
    public const string Parent = "sflow_output";

    /// <summary>The record of a run, one event per line.</summary>
    public const string Record = "events.jsonl";

    /// <summary>The script that made a run.</summary>
    public const string Script = "workflow.sh";

    /// <summary>The number of the Slurm job that made the folder; null when the name is not that of a job's folder.</summary>
    /// <param name="name">The folder's name, without its path.</param>
    public static string? JobOf(string name) =>
        Regex.Match(name, @"\A([0-9]+)-", RegexOptions.CultureInvariant) is { Success: true } match ? match.Groups[1].Value : null;
}
