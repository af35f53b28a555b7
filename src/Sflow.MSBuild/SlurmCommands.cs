using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Sflow.Slurm;

namespace Sflow.MSBuild;

/// <summary>Asks Slurm by its commands: <c>sbatch</c>, <c>squeue</c>, <c>sacct</c>.</summary>
/// <param name="workspace">The folder that jobs are submitted from and start in.</param>
/// <param name="logFolder">The folder that the jobs' own output and their run folders go to.</param>
/// <param name="cancellation">Calls questions off. What may make a job is never called off: nobody would know whether it did.</param>
internal sealed class SlurmCommands(string workspace, string logFolder, CancellationToken cancellation) : ISlurm
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);
    private const int FirstSignal = 128;
    private const int MostJobsAsked = 10_000;
    private static readonly char[] LineEnds = ['\n', '\r'];

    // What sbatch says when the request may have reached the controller all the same.
    private static readonly string[] UncertainWords = ["timed out", "(send failure)", "(receive failure)", "(shutdown failure)", "Zero Bytes", "Unexpected message", "Connection reset"];

    // What it says when there is surely no job, and the next moment may bring one (slurm_strerror's words).
    private static readonly string[] BusyWords = ["temporarily unable", "Resource temporarily unavailable", "Unable to contact slurm controller", "Slurm controller is in standby", "Slurm backup controller in standby"];

    /// <summary>Why the queue gave no answer when it was last asked for states, in Slurm's words; null when it gave one.</summary>
    public string? QueueProblem { get; private set; }

    /// <summary>The run folders.</summary>
    public RunFolders Runs { get; } = new(logFolder);

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
        if (answer is { ExitCode: null, TimedOut: false })
            return new SubmitAnswer(null, words, IsHopeless: true);

        // Ctrl-C in a terminal reaches sbatch, too, and it may have done its work by then.
        var isEnded = answer.TimedOut || answer.ExitCode > FirstSignal || words.Length == 0;
        var isUncertain = isEnded || Has(words, UncertainWords);
        return new SubmitAnswer(null, words.Length > 0 ? words : $"sbatch ended with exit code {answer.ExitCode} and said nothing", isUncertain, !isUncertain && Has(words, BusyWords));
    }

    /// <inheritdoc/>
    public JobLookup Find(LedgerEntry entry, IReadOnlyCollection<string> otherJobs)
    {
        var queue = ProcessRunner.Run("squeue", ["--noheader", "--me", "--states=all", "--format=%i|%k"], workspace, Limit);
        if (queue.ExitCode != 0)
            return new JobLookup(null, OneLine(queue.Error));
        if (JobWith(queue.Output, entry.Comment) is { } job)
            return new JobLookup(job, null);

        // The accounting keeps comments only where the site says so; where it doesn't answer, the queue's word stands.
        var accounting = ProcessRunner.Run("sacct", ["--noheader", "--parsable2", "--allocations", "--starttime=now-30days", "--format=JobID,Comment"], workspace, Limit);
        var known = accounting.ExitCode == 0 ? JobWith(accounting.Output, entry.Comment) : null;
        var since = DateTime.TryParse(entry.Time, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time) ? time : DateTime.MaxValue;
        return new JobLookup(known ?? Runs.JobOf(entry.Sha256, since, otherJobs), null);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> StatesOf(IReadOnlyCollection<string> jobs)
    {
        var states = new Dictionary<string, string>();
        if (jobs.Count == 0)
            return states;
        var queue = Ask("squeue", "--noheader", "--me", "--states=all", "--format=%i|%T");
        QueueProblem = queue.ExitCode == 0 ? null : OneLine(queue.Error);
        AddStates(queue, jobs, states);

        // The queue forgets a job minutes after its end.
        foreach (var part in PartsOf([.. jobs.Where(job => !states.ContainsKey(job)).Distinct()]))
            AddStates(Ask("sacct", "--noheader", "--parsable2", "--allocations", "--format=JobID,State", "--jobs=" + string.Join(",", part)), part, states);
        foreach (var job in jobs.Where(job => !states.ContainsKey(job)).Distinct().ToList())
        {
            if (Runs.EndOf(job) is { } end)
                states.Add(job, end);
        }

        return states;
    }

    // Linux takes 128 KiB for one argument.
    private static IEnumerable<List<string>> PartsOf(List<string> jobs) =>
        Enumerable.Range(0, (jobs.Count + MostJobsAsked - 1) / MostJobsAsked).Select(i => jobs.GetRange(i * MostJobsAsked, Math.Min(MostJobsAsked, jobs.Count - (i * MostJobsAsked))));

    private ProcessAnswer Ask(string command, params string[] arguments) => ProcessRunner.Run(command, arguments, workspace, Limit, cancellation: cancellation);

    // "CANCELLED by 1000" says who did it, too.
    private static void AddStates(ProcessAnswer answer, IReadOnlyCollection<string> jobs, Dictionary<string, string> states)
    {
        var wanted = new HashSet<string>(jobs);
        foreach (var parts in Lines(answer.ExitCode == 0 ? answer.Output : "").Select(line => line.Split('|')).Where(parts => parts.Length == 2 && wanted.Contains(parts[0].Trim())))
            states[parts[0].Trim()] = parts[1].Trim().Split(' ')[0].TrimEnd('+');
    }

    private static bool Has(string words, string[] signs) => signs.Any(sign => words.IndexOf(sign, StringComparison.OrdinalIgnoreCase) >= 0);

    private static string[] Lines(string text) => text.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries);

    private static string? JobWith(string lines, string comment) =>
        lines.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(['|'], 2)).Where(parts => parts.Length == 2 && parts[1].Trim() == comment).Select(parts => parts[0]).FirstOrDefault();

    /// <summary>A command's words without line ends.</summary>
    public static string OneLine(string text) =>
        string.Join("; ", text.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()).Where(line => line.Length > 0));
}
