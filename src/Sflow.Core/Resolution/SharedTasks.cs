using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Sflow.Binding;
using Sflow.Composition;
using Sflow.Diagnostics;

namespace Sflow.Resolution;

/// <summary>
/// The tasks that the rows of a sweep have in common: a task is resolved once for all rows that say the same of everything it depends on. Only what had nothing to
/// report is shared, so that every row reports its own. Safe for several threads at once.
/// </summary>
/// <param name="model">The workflow before overrides; null when it has errors without them, and nothing can be said.</param>
/// <param name="memo">Where tasks are kept.</param>
internal sealed class SharedTasks(Func<WorkflowModel?> model, WorkMemo<ResolvedTask> memo)
{
    private readonly Lazy<TaskReach?> reach = new(() => model() is { } known ? new TaskReach(known) : null);

    /// <summary>The tasks as one row asks for them; null when the row's overrides have expressions, which may reach anything.</summary>
    /// <param name="row">The bound workflow of the row.</param>
    /// <param name="variables">The variables that the row sets.</param>
    /// <param name="artifacts">The artifacts that the row sets.</param>
    /// <param name="settings">What the project says of the row's job.</param>
    public RowTasks? For(WorkflowModel row, IReadOnlyList<VariableOverride> variables, IReadOnlyList<ArtifactOverride> artifacts, JobSettings settings)
    {
        var (names, uris) = (new HashSet<string>(variables.Select(variable => variable.Name)), new HashSet<string>(artifacts.Select(artifact => artifact.Name)));
        var arePlain = row.Variables.Concat(row.WorkflowVariables).All(variable => !names.Contains(variable.Name.Value) || (variable.Value is LiteralValue && variable.Domain is null or LiteralValue))
            && row.Artifacts.All(artifact => !uris.Contains(artifact.Name.Value) || artifact.Uri.Value is LiteralValue);
        return arePlain && reach.Value is { } known ? new RowTasks(known, memo, variables, artifacts, settings) : null;
    }
}

/// <summary>The shared tasks as one row asks for them. Not safe for several threads at once.</summary>
internal sealed class RowTasks(TaskReach reach, WorkMemo<ResolvedTask> memo, IReadOnlyList<VariableOverride> variables, IReadOnlyList<ArtifactOverride> artifacts, JobSettings settings)
{
    private readonly Dictionary<TaskModel, string> keys = new(ReferenceComparer<TaskModel>.Instance);

    // What backends take from the project. Of a job's name they only ask whether the project says it.
    private readonly string job = Pieces(new StringBuilder(settings.JobName is null ? "-" : "+"), settings.Nodes?.Value, settings.GpusPerNode?.Value, settings.Partition?.Value, settings.Account?.Value, settings.Time?.Value).ToString();

    /// <summary>A task of the row, made or found.</summary>
    /// <param name="replica">What it is made from.</param>
    /// <param name="make">Makes it and reports what is wrong.</param>
    /// <param name="diagnostics">Takes what is wrong; with an error in it, nothing is kept.</param>
    public ResolvedTask? Get(Replica replica, Func<DiagnosticBag, ResolvedTask?> make, DiagnosticBag diagnostics)
    {
        var key = Pieces(Pieces(new StringBuilder(KeyOf(replica.Task)), replica.Name), [.. replica.DependsOn]).ToString();
        if (memo.TryGet(replica.Task, key, out var known))
            return known;
        var own = new DiagnosticBag();
        var task = make(own);
        diagnostics.AddRange(own);
        // A text that waits for the placement of other tasks sees the row's symbols.
        if (task is null || own.Count > 0 || diagnostics.HasErrors || task.Script.Any(entry => entry.Pending is not null) || !memo.IsAskedAgain(replica.Task, key))
            return task;
        task = task with { IsShared = true };
        memo.Add(replica.Task, key, task);
        return task;
    }

    private string KeyOf(TaskModel task)
    {
        if (keys.TryGetValue(task, out var key))
            return key;
        var names = reach.Of(task);
        var text = new StringBuilder(job);
        foreach (var variable in variables)
        {
            if (names.IsOpen || names.Variables.Contains(variable.Name))
                Pieces(text, variable.Name, variable.Text);
        }

        foreach (var artifact in artifacts)
        {
            if (names.IsOpen || names.Artifacts.Contains(artifact.Name))
                Pieces(text.Append('a'), artifact.Name, artifact.Uri);
        }

        return keys[task] = text.ToString();
    }

    // Each with its length, so that no two lists read alike.
    private static StringBuilder Pieces(StringBuilder text, params string?[] pieces)
    {
        foreach (var piece in pieces)
            text.Append(piece?.Length ?? -1).Append(':').Append(piece);
        return text;
    }
}
