using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Sflow.Slurm;

namespace Sflow.MSBuild;

/// <summary>Finds what jobs left in the folder of the run folders, each named after its job first. The folder is listed once.</summary>
/// <param name="folder">The folder, an absolute path; it need not exist.</param>
internal sealed class RunFolders(string folder)
{
    private const int LongestEnd = 64 * 1024;

    // A job that was requeued has several; their names end in their times, and the last one counts.
    private readonly Lazy<Dictionary<string, string>> byJob = new(() => !Directory.Exists(folder) ? [] :
        Directory.EnumerateDirectories(folder)
            .Select(path => (Path: path, Match: Regex.Match(Path.GetFileName(path), @"\A([0-9]+)-", RegexOptions.CultureInvariant)))
            .Where(found => found.Match.Success)
            .GroupBy(found => found.Match.Groups[1].Value)
            .ToDictionary(group => group.Key, group => group.Select(found => found.Path).OrderBy(path => path, StringComparer.Ordinal).Last()));

    /// <summary>The run folder of a job; null when there is none.</summary>
    public string? Of(string job) => byJob.Value.TryGetValue(job, out var path) ? path : null;

    /// <summary>How a job ended by its own record; null when it has none or no end stands in it.</summary>
    public string? EndOf(string job)
    {
        if (Of(job) is not { } run)
            return null;
        try
        {
            using var stream = new FileStream(Path.Combine(run, "events.jsonl"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            stream.Seek(-Math.Min(LongestEnd, stream.Length), SeekOrigin.End);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            var last = reader.ReadToEnd().Split(['\n'], StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
            var end = Regex.Match(last, "\"workflow\":\"(COMPLETED|FAILED|TIMEOUT|CANCELLED|LOST)\"", RegexOptions.CultureInvariant);
            return end.Success ? end.Groups[1].Value : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // No record, as far as anybody can tell.
        }
    }

    /// <summary>The job that ran a script since a moment; null when there is none. A run folder holds the script that made it.</summary>
    /// <param name="sha256">The script's hash.</param>
    /// <param name="since">The moment, UTC.</param>
    /// <param name="otherJobs">Jobs that are not meant.</param>
    public string? JobOf(string sha256, DateTime since, IReadOnlyCollection<string> otherJobs)
    {
        foreach (var run in byJob.Value.Where(run => !otherJobs.Contains(run.Key)))
        {
            try
            {
                var script = Path.Combine(run.Value, "workflow.sh");
                if (Directory.GetCreationTimeUtc(run.Value) >= since && File.Exists(script) && ScriptList.HashOf(script) == sha256)
                    return run.Key;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It tells nothing; another one may.
            }
        }

        return null;
    }
}
