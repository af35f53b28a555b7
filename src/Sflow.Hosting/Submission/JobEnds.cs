using System.Diagnostics;

namespace Sflow.Hosting.Submission;

/// <summary>Waits for the end of jobs.</summary>
internal static class JobEnds
{
    /// <summary>Waits until the queue has none of the jobs any more.</summary>
    /// <param name="slurm">Slurm.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="wait">Lets time pass.</param>
    /// <param name="limit">How long they may take.</param>
    /// <returns>The jobs that are still in the queue.</returns>
    public static IReadOnlyList<string> Wait(ISlurm slurm, IReadOnlyList<string> jobs, Action<TimeSpan> wait, TimeSpan limit)
    {
        var left = jobs;
        for (var clock = Stopwatch.StartNew(); left.Count > 0 && clock.Elapsed < limit; )
        {
            wait(TimeSpan.FromSeconds(1));
            var queue = slurm.Queue();
            if (queue.Problem is null)
                left = [.. left.Where(job => queue.Find(job) is { IsLive: true })];
        }

        return left;
    }
}
