using System.Collections.Generic;
using System.Linq;

namespace Sflow.Binding;

/// <summary>Every value that a workflow says, for whoever looks for names in them.</summary>
internal static class ModelValues
{
    /// <summary>The values of the variables sections: definitions and domains.</summary>
    public static IEnumerable<ValueModel> OfVariables(WorkflowModel model) =>
        model.Variables.Concat(model.WorkflowVariables).Concat(model.Tasks.SelectMany(task => task.Variables)).SelectMany(OfVariable);

    /// <summary>All other values.</summary>
    public static IEnumerable<ValueModel> Elsewhere(WorkflowModel model) => Fields(model)
        .Select(field => field.Value)
        .Concat(model.Tasks.SelectMany(task => task.Script));

    /// <summary>A value and all values in it.</summary>
    public static IEnumerable<ValueModel> Flatten(ValueModel value) => value switch
    {
        ListModel list => list.Items.SelectMany(Flatten),
        DictModel dict => dict.Entries.SelectMany(entry => Flatten(entry.Value)),
        _ => [value],
    };

    private static IEnumerable<ValueModel> OfVariable(VariableModel variable) => variable.Domain is null ? [variable.Value] : [variable.Value, variable.Domain];

    private static IEnumerable<BoundField> Fields(WorkflowModel model)
    {
        var sets = model.Backends.Select(backend => backend.Fields)
            .Concat(model.Operators.Values.Select(operation => operation.Fields))
            .Concat(model.Tasks.SelectMany(Sets).OfType<FieldSet>());
        var single = new[] { model.Timeout }
            .Concat(model.Artifacts.SelectMany(artifact => new[] { artifact.Uri, artifact.Content }))
            .Concat(model.Tasks.Select(task => task.Timeout));
        return sets.SelectMany(set => set.Fields.Values).Concat(single.OfType<BoundField>());
    }

    private static IEnumerable<FieldSet?> Sets(TaskModel task) =>
        new[] { task.Operator?.Fields, task.Nodes, task.Gpus, task.Replicas?.Fields, task.Retries }
            .Concat(task.Probes.SelectMany(probe => new[] { probe.Timing, probe.Check }))
            .Concat(task.Outputs.SelectMany(output => output.Metrics.Select(metric => metric.Value).Prepend(output.Fields)));
}
