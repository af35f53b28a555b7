using System.Collections.Concurrent;
using Sflow.Binding;

namespace Sflow.Resolution;

/// <summary>
/// Finds the variables and artifacts that can change a task, from the names in the modules before overrides are applied. An extra name
/// costs a computation and a missing name makes a wrong script, so a computed name stands for all names. Safe for concurrent use.
/// </summary>
/// <param name="model">The workflow before overrides.</param>
internal sealed class TaskReach(WorkflowModel model)
{
    private readonly ILookup<string, VariableModel> variables = model
        .Variables.Concat(model.WorkflowVariables)
        .ToLookup(variable => variable.Name.Value);
    private readonly ILookup<string, ArtifactModel> artifacts = model.Artifacts.ToLookup(artifact => artifact.Name.Value);
    private readonly ConcurrentDictionary<TaskModel, Names> known = new(ReferenceComparer<TaskModel>.Instance);

    /// <summary>The names that a task depends on, directly or indirectly.</summary>
    public Names Of(TaskModel task) => known.GetOrAdd(task, Find);

    private Names Find(TaskModel task)
    {
        var own = task.Variables.ToLookup(variable => variable.Name.Value);
        var names = new Names();
        Add(names, own, new SymbolNames(ModelValues.OfTask(task)));
        foreach (var backend in model.Backends)
            Add(names, own, new SymbolNames(backend.Fields.Fields.Values.Select(field => field.Value)));
        if (task.Operator is { } use && model.Operators.TryGetValue(use.Name.Value, out var operation))
            Add(names, own, new SymbolNames(operation.Fields.Fields.Values.Select(field => field.Value)));
        foreach (var name in OwnNames(task))
            AddVariable(names, own, name);
        if (OwnNames(task).Any())
            AddReplaced(names, own, [.. OwnNames(task)]);
        return names;
    }

    private static IEnumerable<string> OwnNames(TaskModel task) =>
        task.Variables.Select(variable => variable.Name.Value).Concat(task.Replicas?.Variables.Select(variable => variable.Value) ?? []);

    // A value that is computed from a task's own variables is specific to the task, even when the task doesn't name it. Every artifact is
    // compared with the workflow's.
    private void AddReplaced(Names names, ILookup<string, VariableModel> own, HashSet<string> replaced)
    {
        foreach (var name in variables.Select(group => group.Key))
        {
            var reach = new Names();
            AddVariable(reach, own, name);
            if (reach.IsOpen || reach.Variables.Overlaps(replaced))
                AddVariable(names, own, name);
        }

        foreach (var name in artifacts.Select(group => group.Key))
            AddArtifact(names, own, name);
    }

    private void Add(Names names, ILookup<string, VariableModel> own, SymbolNames found)
    {
        names.IsOpen |= found.AreOpen;
        foreach (var name in found.Variables)
            AddVariable(names, own, name);
        foreach (var name in found.Artifacts)
            AddArtifact(names, own, name);
    }

    private void AddVariable(Names names, ILookup<string, VariableModel> own, string name)
    {
        if (!names.Variables.Add(name))
            return;
        foreach (var variable in variables[name].Concat(own[name]))
            Add(names, own, SymbolNames.Of(variable));
    }

    private void AddArtifact(Names names, ILookup<string, VariableModel> own, string name)
    {
        if (!names.Artifacts.Add(name))
            return;
        foreach (var artifact in artifacts[name])
            Add(names, own, SymbolNames.Of(artifact));
    }

    /// <summary>Names of variables and artifacts.</summary>
    internal sealed class Names
    {
        /// <summary>The names of variables, wherever they are defined.</summary>
        public HashSet<string> Variables { get; } = [];

        /// <summary>The names of artifacts.</summary>
        public HashSet<string> Artifacts { get; } = [];

        /// <summary>True when it may be any name.</summary>
        public bool IsOpen { get; set; }
    }
}
