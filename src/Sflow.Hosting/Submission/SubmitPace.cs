namespace Sflow.Hosting.Submission;

/// <summary>How many scripts a call submits and how fast, for all units together.</summary>
/// <param name="wait">Lets time pass; returns early when somebody stops the call.</param>
public sealed class SubmitPace(Action<TimeSpan> wait)
{
    private bool hasStarted;
    private volatile bool isStopped;

    /// <summary>How many more scripts may be submitted; null for any number.</summary>
    public int? Left { get; private set; }

    /// <summary>The time between two submissions.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How many scripts may be submitted in all; null for any number.</summary>
    public int? Most
    {
        init => Left = value;
    }

    /// <summary>True when no further script may be submitted.</summary>
    internal bool IsOver => isStopped || Left == 0;

    /// <summary>True after a stop: failed requests aren't retried either.</summary>
    internal bool IsStopped => isStopped;

    /// <summary>
    /// Prevents further submissions, because the user cancels or Slurm accepts no more. Safe at any time, from any thread.
    /// </summary>
    public void Stop() => isStopped = true;

    /// <summary>Waits until the next script may be submitted.</summary>
    /// <returns>False when no further script may be submitted.</returns>
    internal bool Begin()
    {
        if (hasStarted && !IsOver && Delay > TimeSpan.Zero)
            wait(Delay);
        if (IsOver)
            return false;
        hasStarted = true;
        Left--;
        return true;
    }

    /// <summary>Waits before a retry: 1, 2, 4 … seconds.</summary>
    internal void BackOff(int attempt) => wait(TimeSpan.FromSeconds(Math.Pow(2, attempt - 1)));
}
