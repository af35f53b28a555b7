using System.Collections.Generic;
using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Text;

namespace Sflow.Resolution;

/// <summary>One replica of a task, or a task that isn't replicated.</summary>
public sealed record ResolvedTask
{
    /// <summary>Its own name: <c>prefill_0</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The task that it is a replica of, and the place of its definition.</summary>
    public required Located<string> BaseName { get; init; }

    /// <summary>Its number among the replicas, from 0.</summary>
    public required int ReplicaIndex { get; init; }

    /// <summary>True when the base name means a list of replicas.</summary>
    public required bool IsReplica { get; init; }

    /// <summary>True when the replicas run one after the other.</summary>
    public required bool IsSequential { get; init; }

    /// <summary>The tasks that must be ready or completed before, by their own names, in the order of the tasks.</summary>
    public required IReadOnlyList<string> DependsOn { get; init; }

    /// <summary>Where it runs.</summary>
    public required ResolvedBackend Backend { get; init; }

    /// <summary>How it runs.</summary>
    public required ResolvedOperator Operator { get; init; }

    /// <summary>Which nodes it asks for.</summary>
    public required NodeRequest Nodes { get; init; }

    /// <summary>How many GPUs it asks for in all, or null.</summary>
    public Located<int>? Gpus { get; init; }

    /// <summary>The variables that it has itself or sees otherwise than the workflow does, in the order of their definition: its own, those of its replica, and what is computed from them.</summary>
    public required IReadOnlyList<ResolvedVariable> OwnVariables { get; init; }

    /// <summary>The variables by which this replica differs from its siblings.</summary>
    public required IReadOnlyList<ResolvedVariable> SweepVariables { get; init; }

    /// <summary>The script's entries.</summary>
    public required IReadOnlyList<ScriptEntry> Script { get; init; }

    /// <summary>Its probes.</summary>
    public required IReadOnlyList<ResolvedProbe> Probes { get; init; }

    /// <summary>How often it is tried again, or null.</summary>
    public RetryPolicy? Retries { get; init; }

    /// <summary>How long one attempt may take, in seconds, or null.</summary>
    public double? Timeout { get; init; }

    /// <summary>What is read from its log.</summary>
    public required IReadOnlyList<ResolvedOutput> Outputs { get; init; }

    // True when other rows of a sweep may have this very object.
    internal bool IsShared { get; init; }
}

/// <summary>An operator with the task's changes applied and its fields evaluated.</summary>
/// <param name="Name">The operator's name, or <c>default_&lt;backend&gt;</c>.</param>
/// <param name="Type">bash, srun, docker, ssh or python.</param>
/// <param name="Options">The fields that are set, by name; texts may have holes.</param>
/// <param name="Location">Where the task or its operator says it.</param>
public sealed record ResolvedOperator(string Name, string Type, IReadOnlyDictionary<string, ExprValue> Options, TextLocation Location);

/// <summary>Which nodes a task asks for.</summary>
/// <param name="Indices">Nodes by number, counted after exclusion, or null.</param>
/// <param name="Count">How many, or null.</param>
/// <param name="Exclude">Nodes of the allocation that are left out.</param>
/// <param name="Location">Where the task says it.</param>
public sealed record NodeRequest(IReadOnlyList<int>? Indices, int? Count, IReadOnlyList<int> Exclude, TextLocation Location);

/// <summary>An entry of a script: a text, or one that waits for the placement of tasks.</summary>
/// <param name="Text">The text, possibly with holes; null when it waits.</param>
/// <param name="Pending">What waits for placement: it uses <c>task</c>.</param>
/// <param name="Scope">The names that <paramref name="Pending"/> sees besides <c>task</c>.</param>
/// <param name="Source">The entry as it was written.</param>
public sealed record ScriptEntry(ExprValue? Text, TemplateSyntax? Pending, IScope? Scope, LocatedText Source);

/// <summary>How often a task is tried again.</summary>
/// <param name="Count">How many attempts after the first, 0 or more.</param>
/// <param name="Interval">Seconds before the next attempt, 0 or more.</param>
/// <param name="Backoff">The factor by which the interval grows each time, 1 or more.</param>
public sealed record RetryPolicy(int Count, double Interval, double Backoff);

/// <summary>A probe whose fields are values.</summary>
public sealed record ResolvedProbe
{
    /// <summary>True for readiness, false for failure.</summary>
    public required bool IsReadiness { get; init; }

    /// <summary>What it looks at.</summary>
    public required ProbeKind Kind { get; init; }

    /// <summary>Its own fields, converted: port, host, on_node, url, headers, body, pattern, match_count.</summary>
    public required IReadOnlyDictionary<string, ExprValue> Fields { get; init; }

    /// <summary>True when <c>pattern</c> is a regular expression.</summary>
    public bool IsRegex { get; init; }

    /// <summary>The task whose log is watched, or null: the probe's own.</summary>
    public Located<string>? Logger { get; init; }

    /// <summary>Seconds before the first check.</summary>
    public required double Delay { get; init; }

    /// <summary>The timeout as written, seconds; null when it was left out.</summary>
    public double? Timeout { get; init; }

    /// <summary>Seconds between two checks.</summary>
    public required double Interval { get; init; }

    /// <summary>How many checks in a row must succeed.</summary>
    public required int SuccessThreshold { get; init; }

    /// <summary>How many checks in a row must see the failure.</summary>
    public required int FailureThreshold { get; init; }

    /// <summary>The place of the probe.</summary>
    public required TextLocation Location { get; init; }
}

/// <summary>What is read from a log.</summary>
/// <param name="Pattern">The parse format and its place.</param>
/// <param name="Source">stdout or stderr.</param>
/// <param name="Metrics">What each value means: members by the value's name.</param>
public sealed record ResolvedOutput(Located<string> Pattern, string Source, IReadOnlyList<KeyValuePair<string, IReadOnlyDictionary<string, string>>> Metrics);
