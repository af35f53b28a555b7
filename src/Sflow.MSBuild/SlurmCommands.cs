using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Sflow.Slurm;

namespace Sflow.MSBuild;

/// <summary>Asks Slurm by its commands: <c>sbatch</c>, <c>squeue</c>, <c>sacct</c>.</summary>
/// <param name="workspace">The folder that jobs are submitted from and start in.</param>
/// <param name="logFolder">The existing folder that the jobs' own output goes to.</param>
internal sealed class SlurmCommands(string workspace, string logFolder) : ISlurm
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);
    private static readonly char[] LineEnds = ['\n', '\r'];

    // What sbatch says when the request may have reached the controller all the same.
    private static readonly string[] UncertainWords = ["timed out", "Unable to contact", "Zero Bytes", "Unexpected message", "Connection reset"];

    /// <inheritdoc/>
    public SubmitAnswer Submit(SubmitRequest request)
    {
        // In the names of output files '%' introduces a pattern.
        var output = Path.Combine(logFolder.Replace("%", "%%"), "%x-%j.out");
        var answer = ProcessRunner.Run("sbatch", ["--parsable", "--comment=" + request.Comment, "--output=" + output, request.Script], workspace, Limit);
        if (answer.ExitCode == 0)
        {
            // "job" or "job;cluster"
            var job = answer.Output.Trim().Split(';')[0];
            return job.Length > 0 && job.All(char.IsDigit)
                ? new SubmitAnswer(job, null)
                : new SubmitAnswer(null, "sbatch answered " + answer.Output.Trim(), IsUncertain: true);
        }

        var words = OneLine(answer.Error.Length > 0 ? answer.Error : answer.Output);
        return new SubmitAnswer(null, words, answer.TimedOut || UncertainWords.Any(w => words.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0));
    }

    /// <inheritdoc/>
    public JobLookup Find(string comment)
    {
        var queue = ProcessRunner.Run("squeue", ["--noheader", "--me", "--states=all", "--format=%i|%k"], workspace, Limit);
        if (queue.ExitCode != 0)
            return new JobLookup(null, OneLine(queue.Error));
        if (JobWith(queue.Output, comment) is { } job)
            return new JobLookup(job, null);

        // The accounting keeps comments only where the site says so; where it doesn't answer, the queue's word stands.
        var accounting = ProcessRunner.Run("sacct", ["--noheader", "--parsable2", "--allocations", "--starttime=now-30days", "--format=JobID,Comment"], workspace, Limit);
        return new JobLookup(accounting.ExitCode == 0 ? JobWith(accounting.Output, comment) : null, null);
    }

    private static string? JobWith(string lines, string comment) =>
        lines.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(['|'], 2)).Where(parts => parts.Length == 2 && parts[1].Trim() == comment).Select(parts => parts[0]).FirstOrDefault();

    /// <summary>A command's words without line ends.</summary>
    public static string OneLine(string text) =>
        string.Join("; ", text.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()).Where(line => line.Length > 0));
}
