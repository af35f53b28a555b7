using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Sflow.Runs;

namespace Sflow.Hosting.Execution;

/// <summary>Checks the folder of a run that should be resumed.</summary>
internal static class ResumedRun
{
    private const int LongestLine = 16 * 1024 * 1024;

    /// <summary>Why a folder is not a run of a workflow, as a sentence; null when it is one.</summary>
    /// <param name="folder">The folder, an absolute path.</param>
    /// <param name="workflow">The name of the workflow.</param>
    public static string? ProblemOf(string folder, string workflow)
    {
        if (!Directory.Exists(folder))
            return "There is no such folder.";
        try
        {
            if (FirstLine(Path.Combine(folder, RunFolderName.Record)) is not { } line)
                return "It has no record (events.jsonl), so it is not a run folder.";
            return NameIn(line) is not { } name ? "Its record (events.jsonl) does not begin like the record of a run."
                : name == workflow ? null
                : $"It is a run of '{name}', and this workflow is '{workflow}'.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message.TrimEnd('.') + ".";
        }
    }

    private static string? FirstLine(string path)
    {
        if (!File.Exists(path))
            return null;
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        var line = new StringBuilder();
        for (int c; (c = reader.Read()) >= 0 && c != '\n' && line.Length < LongestLine; )
            line.Append((char)c);
        return line.ToString();
    }

    private static string? NameIn(string line)
    {
        try
        {
            var start = JObject.Parse(line);
            return (start["workflow"] as JValue)?.Value is "STARTED" ? (start["name"] as JValue)?.Value as string : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
