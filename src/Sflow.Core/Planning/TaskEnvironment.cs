using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>The environment of a task, as far as the plan decides it; the job adds its folders.</summary>
internal static class TaskEnvironment
{
    /// <summary>Names and texts in the order in which nv-sflow sets them: docker and ssh command lines follow it. A name that is set twice keeps its place and takes the later value.</summary>
    public static IReadOnlyList<KeyValuePair<string, ExprValue>> Of(ResolvedTask task, Placement placement, IReadOnlyList<ResolvedArtifact> artifacts)
    {
        var order = new List<string>();
        var values = new Dictionary<string, ExprValue>();
        void Set(string name, ExprValue value)
        {
            if (!values.ContainsKey(name))
                order.Add(name);
            values[name] = value;
        }

        Set("SFLOW_TASK_ASSIGNED_NODE_NAMES", Join(placement.Nodes.Select(task.Backend.NodeName)));
        Set("SFLOW_TASK_ASSIGNED_NODE_IPS", Join(placement.Nodes.Select(task.Backend.NodeAddress)));
        foreach (var variable in task.Variables.Where(variable => VariableNames.IsShellName(variable.Name)))
            Set(variable.Name, variable.Text);
        foreach (var artifact in artifacts.Where(artifact => !values.ContainsKey(artifact.Name.Value)))
            Set(artifact.Name.Value, artifact.Path);
        Set("SFLOW_REPLICA_INDEX", new TextValue(task.ReplicaIndex.ToString(CultureInfo.InvariantCulture)));
        foreach (var variable in task.SweepVariables)
            Set(variable.Name, variable.Text);
        if (placement.Gpus.Count > 0)
            Set("CUDA_VISIBLE_DEVICES", new TextValue(GpuList(placement.Gpus)));
        return [.. order.Select(name => new KeyValuePair<string, ExprValue>(name, values[name]))];
    }

    /// <summary>GPUs as CUDA_VISIBLE_DEVICES lists them.</summary>
    public static string GpuList(IReadOnlyList<int> gpus) => string.Join(",", gpus);

    private static ExprValue Join(IEnumerable<ExprValue> texts)
    {
        var pieces = new List<ExprValue>();
        foreach (var text in texts)
        {
            if (pieces.Count > 0)
                pieces.Add(new TextValue(","));
            pieces.Add(text);
        }

        return RuntimeText.Concat(pieces).Simplify();
    }
}
