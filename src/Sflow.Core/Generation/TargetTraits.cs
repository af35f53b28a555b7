using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Generation;

/// <summary>The capabilities of an engine.</summary>
internal sealed record TargetTraits
{
    /// <summary>The kinds of backends whose tasks the engine can run.</summary>
    public required IReadOnlyList<BackendKind> Backends { get; init; }

    /// <summary>The kinds of operators whose tasks the engine can run.</summary>
    public required IReadOnlyList<OperatorKind> Operators { get; init; }

    /// <summary>True when the engine allocates nodes to a job. The plan's nodes are then the nodes of an allocation.</summary>
    public required bool HasAllocations { get; init; }

    /// <summary>True when one task can run on several nodes.</summary>
    public required bool HasMultiNodeTasks { get; init; }

    /// <summary>True when the engine can retry a failed task.</summary>
    public required bool HasRetries { get; init; }

    /// <summary>True when the engine copies files of a task to a storage target.</summary>
    public required bool HasUploads { get; init; }

    /// <summary>True when a probe can read a task's log.</summary>
    public required bool HasLogProbes { get; init; }

    /// <summary>The maximum length of an argument or a variable of a process, in bytes of UTF-8.</summary>
    public required int LongestArgument { get; init; }

    /// <summary>The maximum size of a submitted file, in bytes.</summary>
    public required int LongestMainFile { get; init; }
}
