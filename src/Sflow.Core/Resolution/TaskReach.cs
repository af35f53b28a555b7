using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Sflow.Binding;

namespace Sflow.Resolution;

/// <summary>
/// Says which variables and artifacts can change what comes of a task, found from the names in the modules before anything is overridden. A name too many costs a
/// computation, a name too few would make a wrong script: where a name is computed, every one counts. Safe for several threads at once.
/// </summary>
/// <param name="model">The workflow before overrides.</param>
internal sealed class TaskReach(WorkflowModel model)
{
    private readonly ILookup<string, VariableModel> variables = model.Variables.Concat(model.WorkflowVariables).ToLookup(variable => variable.Name.Value);
    private readonly ILookup<string, ArtifactModel> artifacts = model.Artifacts.ToLookup(artifact => artifact.Name.Value);
    private readonly ConcurrentDictionary<TaskModel, Names> known = new(ReferenceComparer<TaskModel>.Instance);

    /// <summary>The names that a task depends on, directly or through others.</summary>
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

    // What is computed from a task's own variables has a value of its own in it, whether the task names it or not; and every artifact is compared with the workflow's.
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
