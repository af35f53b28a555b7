using Sflow.Binding;

namespace Sflow.Planning;

/// <summary>What is measured where, and who asked for it.</summary>
/// <param name="Collectors">At most one per node.</param>
/// <param name="Consumers">The monitors of the workflow and of its tasks.</param>
internal sealed record MonitorPlan(IReadOnlyList<MonitorCollector> Collectors, IReadOnlyList<MonitorConsumer> Consumers);

/// <summary>What measures one node, for all monitors that want it.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="Node">The number of the backend's node.</param>
/// <param name="Interval">Milliseconds between two measurements: the finest of the monitors.</param>
/// <param name="Scopes">The scopes of all monitors, in the order of the schema.</param>
/// <param name="GpuFields">The fields of nvidia-smi, or null for the usual ones.</param>
/// <param name="Commands">The commands whose output is recorded.</param>
internal sealed record MonitorCollector(
    string Backend,
    int Node,
    int Interval,
    IReadOnlyList<string> Scopes,
    string? GpuFields,
    IReadOnlyList<string> Commands
);

/// <summary>A monitor with the nodes that it resolves to.</summary>
/// <param name="Task">The task that has the monitor; null for the workflow's.</param>
/// <param name="Monitor">The monitor.</param>
/// <param name="Nodes">The nodes, backend by backend.</param>
/// <param name="Views">What its reports show: one per task, or the nodes as a whole.</param>
internal sealed record MonitorConsumer(
    string? Task,
    MonitorModel Monitor,
    IReadOnlyList<(string Backend, int Node)> Nodes,
    IReadOnlyList<MonitorView> Views
);

/// <summary>What one report shows.</summary>
/// <param name="Task">The task or replica whose resources it shows.</param>
/// <param name="Nodes">The nodes, backend by backend.</param>
/// <param name="Gpus">The GPUs of each node, or null for all.</param>
/// <param name="Windows">The tasks and replicas whose run is the time that it shows.</param>
internal sealed record MonitorView(
    string Task,
    IReadOnlyList<(string Backend, int Node)> Nodes,
    IReadOnlyList<int>? Gpus,
    IReadOnlyList<string> Windows
);
