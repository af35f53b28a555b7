using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>A backend with its size.</summary>
internal sealed record ResolvedBackend
{
    /// <summary>Its name and the place of its definition.</summary>
    public required Located<string> Name { get; init; }

    /// <summary>True for a Slurm allocation, false for the machine that runs the script.</summary>
    public required bool IsSlurm { get; init; }

    /// <summary>The number of its nodes, 1 or more.</summary>
    public required int Nodes { get; init; }

    /// <summary>The number of GPUs per node, or null when it isn't set.</summary>
    public int? GpusPerNode { get; init; }

    /// <summary>sbatch's partition, account and time, where the backend or the project sets them.</summary>
    public Located<string>? Partition { get; init; }

    /// <inheritdoc cref="Partition"/>
    public Located<string>? Account { get; init; }

    /// <inheritdoc cref="Partition"/>
    public Located<string>? Time { get; init; }

    /// <summary>
    /// sbatch's job name, where the backend sets it and the project doesn't. Each row of a sweep has its own name, while rows share
    /// resolved backends.
    /// </summary>
    public Located<string>? JobName { get; init; }

    /// <summary>Further options of sbatch.</summary>
    public IReadOnlyList<Located<string>> ExtraArgs { get; init; } = [];

    /// <summary>A node's name: a string for this machine, a placeholder for a node of an allocation.</summary>
    public ExprValue NodeName(int index) =>
        IsSlurm
            ? RuntimeText.FromReference(new NodeNameReference(Name.Value, index))
            : new TextValue(index == 0 ? "localhost" : $"localhost-{index}");

    /// <summary>A node's IP address: a string for this machine, a placeholder for a node of an allocation.</summary>
    public ExprValue NodeAddress(int index) =>
        IsSlurm ? RuntimeText.FromReference(new NodeAddressReference(Name.Value, index)) : new TextValue("127.0.0.1");
}
