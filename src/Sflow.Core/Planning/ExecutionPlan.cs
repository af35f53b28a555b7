using System.Collections.Generic;
using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Resolution;
using Sflow.Text;

namespace Sflow.Planning;

/// <summary>Everything that is decided before the job: which task runs where, with what, after what. It speaks no target's dialect.</summary>
public sealed record ExecutionPlan
{
    /// <summary>The workflow's name.</summary>
    public required Located<string> Name { get; init; }

    /// <summary>How long the whole may take, in seconds, or null.</summary>
    public double? Timeout { get; init; }

    /// <summary>The variables as tasks without any of their own see them.</summary>
    public required IReadOnlyList<ResolvedVariable> Variables { get; init; }

    /// <summary>The artifacts.</summary>
    public required IReadOnlyList<ResolvedArtifact> Artifacts { get; init; }

    /// <summary>What the environments of all tasks have: the variables, and the paths of the artifacts.</summary>
    public required IReadOnlyList<KeyValuePair<string, ExprValue>> CommonEnvironment { get; init; }

    /// <summary>The backends that tasks use, and what is left of them.</summary>
    public required IReadOnlyList<ResolvedBackend> Backends { get; init; }

    /// <summary>The tasks, replicas in the place of what they are replicas of.</summary>
    public required IReadOnlyList<PlannedTask> Tasks { get; init; }

    /// <summary>The tasks' names in an order in which each comes after what it depends on: breadth first, in the order of the tasks.</summary>
    public required IReadOnlyList<string> Order { get; init; }

    /// <summary>A task's whole environment in the order in which it is set; values are texts, possibly with holes.</summary>
    public IReadOnlyList<KeyValuePair<string, ExprValue>> EnvironmentOf(PlannedTask task) => TaskEnvironment.Of(task, Variables, Artifacts);
}

/// <summary>A task and where it runs.</summary>
public sealed record PlannedTask
{
    /// <summary>What was resolved of it.</summary>
    public required ResolvedTask Task { get; init; }

    /// <summary>Its name.</summary>
    public string Name => Task.Name;

    /// <summary>The backend's nodes on which it runs, by number, in the order in which it uses them.</summary>
    public required IReadOnlyList<int> Nodes { get; init; }

    /// <summary>The GPUs that it has on each of these nodes, by their numbers on the node; empty when it asks for none.</summary>
    public required IReadOnlyList<int> Gpus { get; init; }

    /// <summary>The entries of its script in order: texts, possibly with holes.</summary>
    public required IReadOnlyList<ExprValue> ScriptEntries { get; init; }

    /// <summary>Its script, the entries line by line: a text, possibly with holes.</summary>
    public required ExprValue Script { get; init; }

    /// <summary>What its environment has beyond <see cref="ExecutionPlan.CommonEnvironment"/>, or otherwise; values are texts, possibly with holes.</summary>
    public required IReadOnlyList<KeyValuePair<string, ExprValue>> OwnEnvironment { get; init; }

    /// <summary>Its probes.</summary>
    public required IReadOnlyList<PlannedProbe> Probes { get; init; }

    /// <summary>True when it has a readiness probe: it may run until everything else is done.</summary>
    public bool IsService { get; init; }

    // True when other rows of a sweep may have this very object.
    internal bool IsShared { get; init; }
}

/// <summary>A probe and the hosts it looks at.</summary>
/// <param name="Probe">What was resolved of it.</param>
/// <param name="Hosts">The hosts of a tcp_port probe, texts, possibly with holes; empty for other kinds.</param>
/// <param name="Logger">The task whose log is watched, by its own name, or null for another kind than log_watch.</param>
public sealed record PlannedProbe(ResolvedProbe Probe, IReadOnlyList<ExprValue> Hosts, string? Logger)
{
    /// <summary>What it looks at.</summary>
    public ProbeKind Kind => Probe.Kind;
}
