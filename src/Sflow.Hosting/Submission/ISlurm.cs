using Sflow.Runs;

namespace Sflow.Hosting.Submission;

/// <summary>The questions that Sflow asks Slurm. Hosts implement them with Slurm's commands.</summary>
internal interface ISlurm
{
    /// <summary>Why <c>sbatch</c> can't be started; null when it can.</summary>
    string? SbatchProblem();

    /// <summary>Submits a script with <c>sbatch</c>.</summary>
    SubmitAnswer Submit(SubmitRequest request);

    /// <summary>The user's jobs in the queue, also those that have just ended.</summary>
    SlurmJobs Queue();

    /// <summary>The user's jobs in the accounting, with their comments where the site keeps them.</summary>
    SlurmJobs Accounting();

    /// <summary>True when a process of this machine still runs sbatch for a comment.</summary>
    bool IsSubmitting(string comment);

    /// <summary>Ends a job. A job that runs is asked to end by itself.</summary>
    /// <returns>Why Slurm refused; null when it did not.</returns>
    string? Cancel(string job, bool isRunning);
}

/// <summary>A script to submit.</summary>
/// <param name="Script">The script's path, absolute.</param>
/// <param name="Comment">What the job is found by later; letters, digits and <c>:</c>.</param>
/// <param name="NamesOutput">True when the script itself says where its output goes.</param>
internal sealed record SubmitRequest(string Script, string Comment, bool NamesOutput = false);

/// <summary>What an answer of <c>sbatch</c> means.</summary>
internal enum SubmitResult
{
    /// <summary>There is a job.</summary>
    Accepted,

    /// <summary>sbatch says that there is no job, and the same request may succeed a little later.</summary>
    Busy,

    /// <summary>sbatch reported an error. Slurm knows whether there is a job all the same.</summary>
    Refused,

    /// <summary>sbatch gave no answer, and the request may still be on its way.</summary>
    Unclear,

    /// <summary>sbatch could not be started.</summary>
    NotStarted,
}

/// <summary>The answer of <c>sbatch</c>.</summary>
/// <param name="Result">What it means.</param>
/// <param name="Job">The job's id; null when there is none or none is known.</param>
/// <param name="Words">What Slurm said, completely; empty when there is a job.</param>
internal sealed record SubmitAnswer(SubmitResult Result, string? Job, string Words = "");

/// <summary>A job as Slurm shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Its state in Slurm's word.</param>
/// <param name="Reason">Why it waits or how it ended, in Slurm's word; empty when Slurm gives none.</param>
/// <param name="Comment">Its comment.</param>
/// <param name="Folder">The folder from which it was submitted.</param>
internal sealed record SlurmJob(string Id, string State, string Reason = "", string Comment = "", string Folder = "")
{
    /// <summary>True when the job has not ended.</summary>
    public bool IsLive => JobState.IsLive(State);

    /// <summary>True when a signal reaches the job. For a job in another state, scancel tries for minutes, and gives up.</summary>
    public bool IsRunning => State == "RUNNING";
}

/// <summary>Jobs that Slurm knows.</summary>
/// <param name="problem">Why Slurm gave no answer, in its own words; null when it answered.</param>
/// <param name="jobs">The jobs.</param>
internal sealed class SlurmJobs(string? problem, IReadOnlyList<SlurmJob> jobs)
{
    private readonly Dictionary<string, SlurmJob> byId = jobs.GroupBy(job => job.Id).ToDictionary(group => group.Key, Latest);
    private readonly ILookup<string, SlurmJob> byComment = jobs.ToLookup(job => job.Comment);

    /// <summary>Nothing, because nobody was asked.</summary>
    public static SlurmJobs None { get; } = new(null, []);

    /// <summary>Why Slurm gave no answer; null when it answered.</summary>
    public string? Problem => problem;

    /// <summary>The jobs.</summary>
    public IReadOnlyList<SlurmJob> All => jobs;

    /// <summary>A job by its id; null when Slurm does not show it.</summary>
    public SlurmJob? Find(string id) => byId.TryGetValue(id, out var job) ? job : null;

    /// <summary>A job by its comment; null when Slurm shows none.</summary>
    public SlurmJob? WithComment(string comment) => byComment[comment].Any() ? Latest(byComment[comment]) : null;

    private static SlurmJob Latest(IEnumerable<SlurmJob> some) => some.LastOrDefault(job => job.IsLive) ?? some.Last();
}
