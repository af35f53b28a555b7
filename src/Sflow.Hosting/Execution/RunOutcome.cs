using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Sflow.Runs;

namespace Sflow.Hosting.Execution;

/// <summary>How a run ended, from its record.</summary>
/// <param name="Folder">The run folder, an absolute path.</param>
/// <param name="State">The last state of the workflow; null when the record has no last event.</param>
/// <param name="Reason">Why, in the words of the record; empty when it does not say.</param>
/// <param name="FailedTasks">The tasks whose last state is FAILED or TIMEOUT, in the order of their failures.</param>
internal sealed record RunOutcome(string Folder, string? State, string Reason, IReadOnlyList<string> FailedTasks)
{
    /// <summary>The run folder of a job; null when there is none. If there are several, the newest one.</summary>
    /// <param name="output">The folder of the run folders, an absolute path.</param>
    /// <param name="job">The number of the job, or <c>local</c> and the number of the process.</param>
    /// <param name="workflow">The workflow's name, as run folders have it.</param>
    /// <param name="since">Older folders belong to other processes of the same number.</param>
    public static string? FolderOf(string output, string job, string workflow, DateTime since) =>
        Directory.Exists(output)
            ? new DirectoryInfo(output)
                .EnumerateDirectories($"{job}-{workflow}-*")
                .Where(folder => folder.CreationTimeUtc >= since.AddSeconds(-2) || folder.LastWriteTimeUtc >= since.AddSeconds(-2))
                .OrderBy(folder => folder.CreationTimeUtc)
                .ThenBy(folder => folder.Name, StringComparer.Ordinal)
                .LastOrDefault()
                ?.FullName
            : null;

    /// <summary>Reads the record of a run folder, its last start only.</summary>
    /// <exception cref="IOException">The record can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read the record.</exception>
    public static RunOutcome Read(string folder)
    {
        string? state = null;
        var reason = "";
        List<string> failed = [];
        var path = Path.Combine(folder, RunFolderName.Record);
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            if (Parse(line) is not { } json)
                continue;
            if (Text(json, "workflow") is { } word)
            {
                if (word == "STARTED")
                    (state, reason, failed) = (null, "", []);
                else if (RunSummary.EndStates.Contains(word))
                    (state, reason) = (word, Text(json, "reason") ?? "");
            }
            else if (Text(json, "task") is { } task)
            {
                failed.Remove(task);
                if (Text(json, "state") is "FAILED" or "TIMEOUT")
                    failed.Add(task);
            }
        }

        return new RunOutcome(folder, state, reason, failed);
    }

    private static string? Text(JObject json, string member) => (json[member] as JValue)?.Value as string;

    // The last line may be half written.
    private static JObject? Parse(string line)
    {
        try
        {
            return JObject.Parse(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
