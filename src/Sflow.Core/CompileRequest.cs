using System;
using System.Collections.Generic;
using Sflow.Composition;
using Sflow.Resolution;
using Sflow.Text;

namespace Sflow;

/// <summary>Which texts are wanted of a unit.</summary>
[Flags]
public enum CompileOutputs
{
    /// <summary>Only the findings: everything is checked, nothing is made.</summary>
    None = 0,

    /// <summary>The composed workflow, <c>.yaml</c>.</summary>
    Composed = 1,

    /// <summary>The composed workflow with every build-time value inlined, <c>.resolved.yaml</c>.</summary>
    Resolved = 2,

    /// <summary>The plan, <c>.plan.json</c>, and its summary for people.</summary>
    Plan = 4,

    /// <summary>The sbatch script, <c>.sh</c>.</summary>
    Script = 8,

    /// <summary>What a host can check with the machine's help: the texts that a shell runs, the paths that must be there.</summary>
    Checks = 16,
}

/// <summary>One workflow to compile: its modules in merge order and what is said about it from outside.</summary>
public sealed record CompileRequest
{
    /// <summary>The unit's name: the stem of its files.</summary>
    public required string Name { get; init; }

    /// <summary>The modules' paths in merge order, each with the place that names it.</summary>
    public required IReadOnlyList<Located<string>> Modules { get; init; }

    /// <summary>Variables set from outside, later ones winning.</summary>
    public IReadOnlyList<VariableOverride> Variables { get; init; } = [];

    /// <summary>Artifacts set from outside, later ones winning.</summary>
    public IReadOnlyList<ArtifactOverride> Artifacts { get; init; } = [];

    /// <summary>Names or globs of tasks that may be absent.</summary>
    public IReadOnlyList<Located<string>> MissableTasks { get; init; } = [];

    /// <summary>What the project says about the job.</summary>
    public JobSettings Settings { get; init; } = JobSettings.None;

    /// <summary>What to make.</summary>
    public CompileOutputs Outputs { get; init; } = CompileOutputs.Script;
}
