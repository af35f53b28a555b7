namespace Sflow.Cli.Running;

/// <summary>Where a run is started.</summary>
internal enum RunPlace
{
    /// <summary>On this machine: no task needs Slurm.</summary>
    Here,

    /// <summary>In the allocation that this process is in.</summary>
    Allocation,

    /// <summary>In an allocation that salloc requests.</summary>
    Salloc,
}
