using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>The environments of a workflow's tasks, as far as the plan decides them; the job adds its folders.</summary>
/// <param name="artifacts">The workflow's artifacts.</param>
internal sealed class TaskEnvironment(IReadOnlyList<ResolvedArtifact> artifacts)
{
    // Tasks without variables of their own share one list of them.
    private readonly Dictionary<IReadOnlyList<ResolvedVariable>, Settings> common = new(ReferenceComparer<IReadOnlyList<ResolvedVariable>>.Instance);

    /// <summary>Names and texts in the order in which nv-sflow sets them: docker and ssh command lines follow it. A name that is set twice keeps its place and takes the later value.</summary>
    public IReadOnlyList<KeyValuePair<string, ExprValue>> Of(ResolvedTask task, Placement placement)
    {
        var settings = new Settings(CommonOf(task.Variables));
        settings.Fill("SFLOW_TASK_ASSIGNED_NODE_NAMES", () => Join(placement.Nodes.Select(task.Backend.NodeName)));
        settings.Fill("SFLOW_TASK_ASSIGNED_NODE_IPS", () => Join(placement.Nodes.Select(task.Backend.NodeAddress)));
        settings.Set("SFLOW_REPLICA_INDEX", new TextValue(task.ReplicaIndex.ToString(CultureInfo.InvariantCulture)));
        foreach (var variable in task.SweepVariables)
            settings.Set(variable.Name, variable.Text);
        if (placement.Gpus.Count > 0)
            settings.Set("CUDA_VISIBLE_DEVICES", new TextValue(GpuList(placement.Gpus)));
        return settings.Items;
    }

    /// <summary>What the environments of all tasks with these variables begin with; the places of what each task sets itself are empty texts.</summary>
    public IReadOnlyList<KeyValuePair<string, ExprValue>> Common(IReadOnlyList<ResolvedVariable> variables) => CommonOf(variables).Items;

    private Settings CommonOf(IReadOnlyList<ResolvedVariable> variables)
    {
        if (!common.TryGetValue(variables, out var shared))
            common.Add(variables, shared = NewCommon(variables));
        return shared;
    }

    private Settings NewCommon(IReadOnlyList<ResolvedVariable> variables)
    {
        var settings = new Settings();
        settings.Set("SFLOW_TASK_ASSIGNED_NODE_NAMES", Settings.Open);
        settings.Set("SFLOW_TASK_ASSIGNED_NODE_IPS", Settings.Open);
        foreach (var variable in variables.Where(variable => VariableNames.IsShellName(variable.Name)))
            settings.Set(variable.Name, variable.Text);
        foreach (var artifact in artifacts.Where(artifact => !settings.Has(artifact.Name.Value)))
            settings.Set(artifact.Name.Value, artifact.Path);
        return settings;
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

    // A list of settings that begins as a copy of another one.
    private sealed class Settings(Settings? start = null)
    {
        /// <summary>The value of a place that each task fills itself.</summary>
        public static readonly ExprValue Open = new TextValue("");

        private readonly Dictionary<string, int> places = [];

        public List<KeyValuePair<string, ExprValue>> Items { get; } = start is null ? [] : [.. start.Items];

        public bool Has(string name) => PlaceOf(name) is not null;

        public void Set(string name, ExprValue value)
        {
            if (PlaceOf(name) is { } place)
            {
                Items[place] = new(name, value);
                return;
            }

            places.Add(name, Items.Count);
            Items.Add(new(name, value));
        }

        public void Fill(string name, Func<ExprValue> value)
        {
            if (ReferenceEquals(Items[PlaceOf(name)!.Value].Value, Open))
                Set(name, value());
        }

        private int? PlaceOf(string name) => places.TryGetValue(name, out var place) ? place : start?.PlaceOf(name);
    }
}
