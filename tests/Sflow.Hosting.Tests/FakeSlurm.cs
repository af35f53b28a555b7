using Sflow.Hosting.Submission;

namespace Sflow.Hosting.Tests;

/// <summary>A Slurm in memory. Its jobs are numbered from 100.</summary>
internal sealed class FakeSlurm : ISlurm
{
    /// <summary>The jobs of the queue, in their order.</summary>
    public List<SlurmJob> Jobs { get; } = [];

    /// <summary>What the accounting shows; null when there is none.</summary>
    public List<SlurmJob>? Accounted { get; set; }

    /// <summary>The scripts that Slurm accepted, as their contents.</summary>
    public List<string> Scripts { get; } = [];

    /// <summary>The comments of sbatch calls that still run.</summary>
    public HashSet<string> Running { get; } = [];

    /// <summary>What is asked of scancel.</summary>
    public List<string> Cancelled { get; } = [];

    /// <summary>How long the call paused, in seconds.</summary>
    public List<double> Waits { get; } = [];

    /// <summary>How many times the queue was asked.</summary>
    public int Asked { get; private set; }

    /// <summary>Why Slurm gives no answer; null when it answers.</summary>
    public string? Silence { get; set; }

    /// <summary>Decides what sbatch answers, from the script; null for a job.</summary>
    public Func<string, SubmitAnswer?>? Answer { get; set; }

    /// <summary>Runs at each sbatch, before it answers.</summary>
    public Action? AtSubmit { get; set; }

    /// <summary>True when sbatch makes a job even if <see cref="Answer"/> gives an answer.</summary>
    public bool MakesTheJobAllTheSame { get; set; }

    /// <summary>Why sbatch can't be started.</summary>
    public string? Missing { get; set; }

    public string? SbatchProblem() => Missing;

    public SubmitAnswer Submit(SubmitRequest request)
    {
        var script = File.ReadAllText(request.Script);
        AtSubmit?.Invoke();
        var answer = Answer?.Invoke(script);
        if (answer is null || MakesTheJobAllTheSame)
        {
            Scripts.Add(script);
            Jobs.Add(new SlurmJob((100 + Jobs.Count).ToString(), "PENDING", "Priority", request.Comment, "/workspace"));
        }

        return answer ?? new SubmitAnswer(SubmitResult.Accepted, Jobs[^1].Id);
    }

    public SlurmJobs Queue()
    {
        Asked++;
        return Silence is null ? new SlurmJobs(null, [.. Jobs.Where(job => job.State != "GONE")]) : new SlurmJobs(Silence, []);
    }

    public SlurmJobs Accounting() =>
        Accounted is null ? new SlurmJobs("accounting storage is disabled", []) : new SlurmJobs(null, [.. Accounted]);

    public bool IsSubmitting(string comment) => Running.Contains(comment);

    public string? Cancel(string job, bool isRunning)
    {
        Cancelled.Add(job + (isRunning ? " politely" : ""));
        Set(job, "CANCELLED");
        return null;
    }

    /// <summary>Gives a job another state; GONE removes it from the queue.</summary>
    public void Set(string job, string state)
    {
        var index = Jobs.FindIndex(one => one.Id == job);
        Jobs[index] = Jobs[index] with { State = state };
    }
}
