namespace Sflow.Resolution;

/// <summary>When a task lets go of what it holds.</summary>
internal enum ReleasePolicy
{
    /// <summary>When it has completed.</summary>
    TaskCompletion,

    /// <summary>When it is ready, although it still runs.</summary>
    TaskReady,

    /// <summary>When the workflow ends.</summary>
    WorkflowCompletion,
}

/// <summary>The nodes that a task asks for.</summary>
/// <param name="Indices">Nodes by number, counted after exclusion, or null. A negative number counts from the end.</param>
/// <param name="Count">How many, or null.</param>
/// <param name="Exclude">Nodes of the allocation that are left out, or null. A negative number counts from the end.</param>
/// <param name="Claim">How long no other task gets the nodes; null when the task shares them.</param>
/// <param name="Location">Where the task says it.</param>
internal sealed record NodeRequest(
    Located<IReadOnlyList<int>>? Indices,
    Located<int>? Count,
    Located<IReadOnlyList<int>>? Exclude,
    ReleasePolicy? Claim,
    TextLocation Location
);

/// <summary>The GPUs that a task asks for.</summary>
/// <param name="Count">How many in all, or null: as many as there are indices, on one node or on each of the task's nodes.</param>
/// <param name="Indices">The GPUs of each node by number, in the order in which the task sees them, or null.</param>
/// <param name="Release">When the task lets go of them; null for the default.</param>
internal sealed record GpuRequest(Located<int>? Count, Located<IReadOnlyList<int>>? Indices, ReleasePolicy? Release)
{
    /// <summary>Where the task says it.</summary>
    public TextLocation Location => (Count?.Location ?? Indices?.Location)!;
}
