using System;

namespace Sflow.Slurm;

/// <summary>Which rows a call submits again.</summary>
public enum SubmitChoice
{
    /// <summary>None: those that were never submitted, or not with this script.</summary>
    Missing,

    /// <summary>Only those whose last job failed.</summary>
    Failed,

    /// <summary>All whose last job is at its end.</summary>
    All,
}

/// <summary>How much a call submits and how fast; shared by all that it submits.</summary>
/// <param name="wait">Lets time pass; returns early when somebody stops the call.</param>
public sealed class SubmitPace(Action<TimeSpan> wait)
{
    private bool hasStarted;
    private volatile bool isStopped;

    /// <summary>How many scripts may still be handed to Slurm; null for any number.</summary>
    public int? Left { get; private set; }

    /// <summary>The time between two of them.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How many may be handed to Slurm in all; null for any number.</summary>
    public int? Most
    {
        init => Left = value;
    }

    private bool IsOver => isStopped || Left == 0;

    /// <summary>True when it was stopped: what didn't succeed isn't tried again either.</summary>
    internal bool IsStopped => isStopped;

    /// <summary>Lets no more be begun: somebody wants to stop, or Slurm takes no more. Safe at any time, from any thread.</summary>
    public void Stop() => isStopped = true;

    /// <summary>Waits until the next script may be handed to Slurm.</summary>
    /// <returns>False when none may be any more.</returns>
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

    /// <summary>Waits before the same is tried again: 1, 2, 4 … seconds.</summary>
    internal void BackOff(int attempt) => wait(TimeSpan.FromSeconds(Math.Pow(2, attempt - 1)));
}
