namespace Sflow.Binding;

/// <summary>Lists all values of a workflow, for analyses that look for names in them.</summary>
internal static class ModelValues
{
    /// <summary>The values of the variables sections: definitions and domains.</summary>
    public static IEnumerable<ValueModel> OfVariables(WorkflowModel model) =>
        model.Variables.Concat(model.WorkflowVariables).Concat(model.Tasks.SelectMany(task => task.Variables)).SelectMany(OfVariable);

    /// <summary>The values of all other sections.</summary>
    public static IEnumerable<ValueModel> Elsewhere(WorkflowModel model) => OutsideTasks(model).Concat(model.Tasks.SelectMany(OfTask));

    /// <summary>The values of backends, operators, artifacts and the workflow itself.</summary>
    public static IEnumerable<ValueModel> OutsideTasks(WorkflowModel model) =>
        model
            .Backends.Select(backend => backend.Fields)
            .Concat(model.Operators.Values.Select(operation => operation.Fields))
            .Concat(model.Storage.Select(target => target.Fields))
            .Concat(model.UploadAll is { } upload ? [upload.Fields] : [])
            .SelectMany(set => set.Fields.Values)
            .Concat(
                model.Artifacts.SelectMany(artifact => new[] { artifact.Uri, artifact.Content }).Append(model.Timeout).OfType<BoundField>()
            )
            .Select(field => field.Value);

    /// <summary>The values of a task except its variables.</summary>
    public static IEnumerable<ValueModel> OfTask(TaskModel task) =>
        Sets(task)
            .OfType<FieldSet>()
            .SelectMany(set => set.Fields.Values)
            .Concat(new[] { task.Timeout }.OfType<BoundField>())
            .Select(field => field.Value)
            .Concat(task.Script);

    /// <summary>A value and all values inside it.</summary>
    public static IEnumerable<ValueModel> Flatten(ValueModel value) =>
        value switch
        {
            ListModel list => list.Items.SelectMany(Flatten),
            DictModel dict => dict.Entries.SelectMany(entry => Flatten(entry.Value)),
            _ => [value],
        };

    private static IEnumerable<ValueModel> OfVariable(VariableModel variable) =>
        variable.Domain is null ? [variable.Value] : [variable.Value, variable.Domain];

    private static IEnumerable<FieldSet?> Sets(TaskModel task) =>
        new[] { task.Operator?.Fields, task.Nodes, task.Gpus, task.Replicas?.Fields, task.Retries }
            .Concat(task.Probes.SelectMany(probe => new[] { probe.Timing, probe.Check }))
            .Concat(task.Uploads.Select(upload => upload.Fields))
            .Concat(task.Outputs.SelectMany(output => output.Metrics.Select(metric => metric.Value).Prepend(output.Fields)));
}
