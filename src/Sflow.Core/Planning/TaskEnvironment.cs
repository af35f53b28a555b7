using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>The environments of a workflow's tasks, as far as the plan decides them. The job adds its folders.</summary>
internal static class TaskEnvironment
{
    /// <summary>What the plan says to each task about its nodes, unless a variable has the same name.</summary>
    public const string NodeNames = "SFLOW_TASK_ASSIGNED_NODE_NAMES";

    /// <inheritdoc cref="NodeNames"/>
    public const string NodeAddresses = "SFLOW_TASK_ASSIGNED_NODE_IPS";

    /// <summary>The GPUs that CUDA may use, numbered as in the plan; only for tasks that have GPUs.</summary>
    public const string VisibleGpus = "CUDA_VISIBLE_DEVICES";

    /// <summary>What all tasks have: the variables, and the paths of the artifacts whose names are not also names of variables.</summary>
    public static IReadOnlyList<KeyValuePair<string, ExprValue>> Common(
        IReadOnlyList<ResolvedVariable> variables,
        IReadOnlyList<ResolvedArtifact> artifacts
    )
    {
        var settings = new Settings();
        foreach (var variable in variables.Where(IsSet))
            settings.Set(variable.Name, variable.Text);
        foreach (var artifact in artifacts)
            settings.Add(artifact.Name.Value, artifact.Path);
        return settings.Items;
    }

    /// <summary>
    /// The entries that a task has in addition or with another value. A name that is set twice keeps its place and takes the later value.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="placement">Where it runs.</param>
    /// <param name="variables">The workflow's variables; a variable with the same name replaces the plan's value.</param>
    public static IReadOnlyList<KeyValuePair<string, ExprValue>> Own(
        ResolvedTask task,
        Placement placement,
        IReadOnlyList<ResolvedVariable> variables
    )
    {
        var settings = new Settings();
        if (!Has(variables, NodeNames))
            settings.Set(NodeNames, RuntimeTexts.Join(",", placement.Nodes.Select(task.Backend.NodeName)));
        if (!Has(variables, NodeAddresses))
            settings.Set(NodeAddresses, RuntimeTexts.Join(",", placement.Nodes.Select(task.Backend.NodeAddress)));
        foreach (var variable in task.OwnVariables.Where(IsSet))
            settings.Set(variable.Name, variable.Text);
        settings.Set("SFLOW_REPLICA_INDEX", new TextValue(task.ReplicaIndex.ToString(CultureInfo.InvariantCulture)));
        foreach (var variable in task.SweepVariables)
            settings.Set(variable.Name, variable.Text);
        if (placement.Gpus.Count > 0)
            settings.Set(VisibleGpus, new TextValue(GpuList(placement.Gpus)));
        return settings.Items;
    }

    /// <summary>
    /// All entries of a task in the order in which nv-sflow sets them. The command lines of docker and ssh keep this order.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="variables">The workflow's variables.</param>
    /// <param name="artifacts">The workflow's artifacts.</param>
    public static IReadOnlyList<KeyValuePair<string, ExprValue>> Of(
        PlannedTask task,
        IReadOnlyList<ResolvedVariable> variables,
        IReadOnlyList<ResolvedArtifact> artifacts
    )
    {
        var settings = new Settings();
        settings.Set(NodeNames, TextValue.Empty);
        settings.Set(NodeAddresses, TextValue.Empty);
        foreach (var variable in variables.Concat(task.Task.OwnVariables).Where(IsSet))
            settings.Set(variable.Name, variable.Text);
        foreach (var artifact in artifacts)
            settings.Add(artifact.Name.Value, artifact.Path);
        foreach (var own in task.OwnEnvironment)
            settings.Set(own.Key, own.Value);
        return settings.Items;
    }

    /// <summary>GPUs as CUDA_VISIBLE_DEVICES lists them.</summary>
    public static string GpuList(IReadOnlyList<int> gpus) => string.Join(",", gpus);

    private static bool IsSet(ResolvedVariable variable) => VariableNames.IsShellName(variable.Name);

    private static bool Has(IReadOnlyList<ResolvedVariable> variables, string name) => variables.Any(variable => variable.Name == name);

    // Names with strings, in the order in which each name first occurred.
    private sealed class Settings
    {
        private readonly Dictionary<string, int> places = [];

        public List<KeyValuePair<string, ExprValue>> Items { get; } = [];

        public void Set(string name, ExprValue value)
        {
            if (places.TryGetValue(name, out var place))
                Items[place] = new(name, value);
            else
                Add(name, value);
        }

        // An existing entry stays.
        public void Add(string name, ExprValue value)
        {
            if (places.ContainsKey(name))
                return;
            places.Add(name, Items.Count);
            Items.Add(new(name, value));
        }
    }
}
