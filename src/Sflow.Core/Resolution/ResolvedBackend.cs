using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>A backend with its size.</summary>
internal sealed record ResolvedBackend
{
    /// <summary>Its name and the place of its definition.</summary>
    public required Located<string> Name { get; init; }

    /// <summary>What kind of place it is.</summary>
    public required BackendKind Kind { get; init; }

    /// <summary>True for a Slurm allocation.</summary>
    public bool IsSlurm => Kind == BackendKind.Slurm;

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

    /// <summary>sbatch's number of nodes that must be close together, or null.</summary>
    public Located<string>? Segment { get; init; }

    /// <summary>The nodes that may be used, names and ranges; empty for any node.</summary>
    public IReadOnlyList<Located<string>> IncludedNodes { get; init; } = [];

    /// <summary>The nodes that must not be used, names and ranges.</summary>
    public IReadOnlyList<Located<string>> ExcludedNodes { get; init; } = [];

    /// <summary>The hosts that are the nodes; empty for a backend without hosts of its own.</summary>
    public IReadOnlyList<ResolvedHost> Hosts { get; init; } = [];

    /// <summary>Further options of sbatch.</summary>
    public IReadOnlyList<Located<string>> ExtraArgs { get; init; } = [];

    /// <summary>The fields that the default operator of tasks takes over, by name.</summary>
    public IReadOnlyDictionary<string, ExprValue> OperatorOptions { get; init; } = new Dictionary<string, ExprValue>();

    /// <summary>The number of GPUs of a node, or null when it isn't known.</summary>
    public int? GpusOf(int index) => index < Hosts.Count ? Hosts[index].Gpus ?? GpusPerNode : GpusPerNode;

    /// <summary>A node's name: a string for a known host, a placeholder for a node that a scheduler chooses.</summary>
    public ExprValue NodeName(int index) =>
        Kind.AllocatesNodes ? RuntimeText.FromReference(new NodeNameReference(Name.Value, index))
        : index < Hosts.Count ? new TextValue(Hosts[index].Name)
        : new TextValue(index == 0 ? "localhost" : $"localhost-{index}");

    /// <summary>A node's IP address: a string for a known host, a placeholder for a node that a scheduler chooses.</summary>
    public ExprValue NodeAddress(int index) =>
        Kind.AllocatesNodes ? RuntimeText.FromReference(new NodeAddressReference(Name.Value, index))
        : index < Hosts.Count ? Hosts[index].Address
        : new TextValue("127.0.0.1");
}

/// <summary>A host of a backend that lists its hosts.</summary>
/// <param name="Name">The name, which is the node's name.</param>
/// <param name="Address">The address at which other tasks reach it; empty when the backend does not know it.</param>
/// <param name="Gpus">The number of its GPUs, or null when it isn't set.</param>
internal sealed record ResolvedHost(string Name, ExprValue Address, int? Gpus);
