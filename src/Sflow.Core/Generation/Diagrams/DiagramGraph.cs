namespace Sflow.Generation.Diagrams;

/// <summary>What a diagram shows, the same for every format. Strings are visible text without passwords.</summary>
internal sealed record DiagramGraph
{
    /// <summary>The workflow's name.</summary>
    public required string Name { get; init; }

    /// <summary>The size of the workflow: tasks, backends, limit.</summary>
    public required string Summary { get; init; }

    /// <summary>The tasks, replicas of one task as one node, in an order in which each comes after what it waits for.</summary>
    public required IReadOnlyList<DiagramNode> Nodes { get; init; }

    /// <summary>The dependencies, in the order of the nodes.</summary>
    public required IReadOnlyList<DiagramEdge> Edges { get; init; }

    /// <summary>The backends.</summary>
    public required IReadOnlyList<DiagramBackend> Backends { get; init; }

    /// <summary>The variables that all tasks see. The list is empty unless the request asks for it.</summary>
    public IReadOnlyList<DiagramVariable> Variables { get; init; } = [];

    /// <summary>What the diagram leaves out, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A task, or the replicas of one.</summary>
internal sealed record DiagramNode
{
    /// <summary>The task's name, without the number of a replica.</summary>
    public required string Name { get; init; }

    /// <summary>The replicas, or the task itself.</summary>
    public required IReadOnlyList<DiagramTask> Tasks { get; init; }

    /// <summary>True when the replicas run one after another.</summary>
    public bool IsSequential { get; init; }

    /// <summary>The number of the colour, from 0.</summary>
    public int Hue { get; init; }

    /// <summary>True for a task with a readiness probe.</summary>
    public bool IsService => Tasks[0].IsService;

    /// <summary>The name, and the number of replicas where there are several.</summary>
    public string Title => Tasks.Count == 1 ? Name : $"{Name} × {Tasks.Count.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>A task as it runs.</summary>
internal sealed record DiagramTask
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its operator: the kind, and the name where it has one of its own.</summary>
    public required string Operator { get; init; }

    /// <summary>The name of its backend.</summary>
    public required string Backend { get; init; }

    /// <summary>The numbers of its nodes.</summary>
    public required IReadOnlyList<int> Nodes { get; init; }

    /// <summary>The numbers of its GPUs on each node.</summary>
    public required IReadOnlyList<int> Gpus { get; init; }

    /// <summary>Where it runs, such as <c>nodes 0-1 · GPU 0-3 on each</c>.</summary>
    public required string Place { get; init; }

    /// <summary>The names of the tasks that it waits for.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>True when it has a readiness probe.</summary>
    public required bool IsService { get; init; }

    /// <summary>Its probes, such as <c>ready: tcp 8000</c>.</summary>
    public required IReadOnlyList<string> Probes { get; init; }

    /// <summary>How often it is retried, 0 or more.</summary>
    public int Retries { get; init; }

    /// <summary>How long one attempt may take, such as <c>01:00:00</c>. It is empty without a limit.</summary>
    public string Timeout { get; init; } = "";

    /// <summary>The variables by which a replica differs from the others, such as <c>CONCURRENCY=8</c>.</summary>
    public string Sweep { get; init; } = "";
}

/// <summary>A dependency.</summary>
/// <param name="From">The index of the node that comes first.</param>
/// <param name="To">The index of the node that waits.</param>
/// <param name="IsReady">True when it waits for the readiness of a service, false when it waits for the end of a task.</param>
internal sealed record DiagramEdge(int From, int To, bool IsReady)
{
    /// <summary>What the dependency waits for, in one word.</summary>
    public string Word => IsReady ? "ready" : "done";
}

/// <summary>A backend.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its kind.</param>
/// <param name="Nodes">The names of its nodes.</param>
/// <param name="GpusPerNode">How many GPUs a node has, or null when the plan doesn't know it.</param>
internal sealed record DiagramBackend(string Name, string Title, IReadOnlyList<string> Nodes, int? GpusPerNode);

/// <summary>A variable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, or <c>***</c> for a secret.</param>
internal sealed record DiagramVariable(string Name, string Value);
