namespace Sflow.Hosting.Submission;

/// <summary>Cancels jobs by their numbers. Only jobs whose comment is one of Sflow are touched.</summary>
/// <param name="slurm">Slurm.</param>
/// <param name="report">Takes what is to be shown.</param>
/// <param name="states">The states of the jobs to cancel, in Slurm's words; empty for all that have not ended.</param>
/// <param name="wait">Lets time pass.</param>
/// <param name="limit">How long the jobs may take to end.</param>
internal sealed class CancelJobs(
    ISlurm slurm,
    ISubmissionReport report,
    IReadOnlyCollection<string> states,
    Action<TimeSpan> wait,
    TimeSpan limit
)
{
    /// <summary>Cancels the jobs and waits for their end.</summary>
    /// <param name="jobs">The numbers.</param>
    /// <returns>The jobs that were asked to end.</returns>
    public IReadOnlyList<string> Run(IReadOnlyList<string> jobs)
    {
        var queue = slurm.Queue();
        if (queue.Problem is { } problem)
        {
            report.Write(Catalogue.SlurmUnreachable(PlaceOf(jobs[0]), problem, "nothing is cancelled"));
            return [];
        }

        List<string> asked = [.. jobs.Where(job => Ask(job, queue.Find(job)))];
        var left = JobEnds.Wait(slurm, asked, wait, limit);
        if (left.Count > 0)
            report.Say(null, $"Still in the queue after {limit.TotalSeconds:0} s: {string.Join(", ", left)}.");
        report.Conclude(asked.Count == 1 ? "1 job cancelled" : $"{asked.Count} jobs cancelled");
        return asked;
    }

    private bool Ask(string number, SlurmJob? job)
    {
        if (job is null)
        {
            report.Write(Catalogue.JobUnknown(PlaceOf(number), number, "your queue does not have it"));
            return false;
        }

        if (JobIdentity.OfComment(job.Comment) is null)
        {
            report.Write(Catalogue.JobUnknown(PlaceOf(number), number, "it was submitted without Sflow. To cancel it, use scancel"));
            return false;
        }

        if (!job.IsLive)
        {
            report.Say(null, $"Job {number} has ended already: {job.State}.");
            return false;
        }

        if (states.Count > 0 && !states.Contains(job.State))
        {
            report.Say(null, $"Job {number} is {job.State}, so it is left alone.");
            return false;
        }

        if (slurm.Cancel(number, job.IsRunning) is { } problem)
        {
            report.Write(Catalogue.CancelRefused(PlaceOf(number), number, problem));
            return false;
        }

        report.Say(null, $"Job {number} {(job.IsRunning ? "is asked to end" : "is removed from the queue")}.");
        return true;
    }

    private static TextLocation PlaceOf(string job) => TextLocation.OfFile("sflow cancel " + job);
}
