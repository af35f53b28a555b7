using static Sflow.Binding.FieldKind;

namespace Sflow.Binding;

/// <summary>The fields of <c>monitor</c> of a task and of the workflow, as data. They take no expressions.</summary>
internal static class MonitorSchema
{
    /// <summary>The scopes that need no script, in the order in which documents list them.</summary>
    public static readonly IReadOnlyList<string> BuiltInScopes = ["cpu", "gpu", "memory", "disk", "network"];

    /// <summary><c>resources.nodes</c> of a monitor.</summary>
    public static MappingSchema MonitoredNodes { get; } =
        new(
            "resources.nodes of a monitor",
            [
                new("indices", IntegerList, "Nodes of the backend by number, counted after exclude. Negative: from the end.")
                {
                    TakesExpressions = false,
                },
                new("count", Integer, "The number of nodes, from the first one.") { Minimum = 1, TakesExpressions = false },
                new("exclude", IntegerList, "Nodes of the backend that are left out.") { TakesExpressions = false },
            ]
        );

    /// <summary><c>resources.gpus</c> of a monitor.</summary>
    public static MappingSchema MonitoredGpus { get; } =
        new(
            "resources.gpus of a monitor",
            [
                new("count", Integer, "The number of GPUs of each node in reports, from the first one.")
                {
                    Required = true,
                    Minimum = 1,
                    TakesExpressions = false,
                },
            ]
        );

    /// <summary><c>resources</c> of a monitor.</summary>
    public static MappingSchema MonitoredResources { get; } =
        new(
            "resources of a monitor",
            [
                new("nodes", Nested, "The nodes to measure. Default: the task's, or all of the default backend.")
                {
                    TakesExpressions = false,
                    Members = MonitoredNodes,
                },
                new("gpus", Nested, "The GPUs in reports. Default: all.") { TakesExpressions = false, Members = MonitoredGpus },
                new("used_by_tasks", TextList, "Measures the nodes and GPUs of these tasks instead.") { TakesExpressions = false },
            ]
        );

    /// <summary>A scope without settings of its own.</summary>
    public static MappingSchema Scope { get; } = new("a scope of a monitor", [.. ScopeFields()]);

    /// <summary>The scope <c>gpu</c>.</summary>
    public static MappingSchema GpuScope { get; } =
        new(
            "scope gpu of a monitor",
            [
                .. ScopeFields(),
                new("fields", FieldKind.String, "Fields of nvidia-smi --query-gpu, separated by commas. The first one is index.")
                {
                    TakesExpressions = false,
                },
            ]
        );

    /// <summary>The scope <c>custom</c>.</summary>
    public static MappingSchema CustomScope { get; } =
        new(
            "scope custom of a monitor",
            [new("script", TextList, "Commands whose output is recorded.") { Required = true, TakesExpressions = false }]
        );

    /// <summary><c>scopes</c> of a monitor.</summary>
    public static MappingSchema Scopes { get; } =
        new(
            "scopes of a monitor",
            [
                new("cpu", Nested, "The load of the CPUs.") { TakesExpressions = false, Members = Scope },
                new("gpu", Nested, "The GPUs.") { TakesExpressions = false, Members = GpuScope },
                new("memory", Nested, "The memory.") { TakesExpressions = false, Members = Scope },
                new("disk", Nested, "Reads and writes of disks.") { TakesExpressions = false, Members = Scope },
                new("network", Nested, "Bytes of the network's interfaces.") { TakesExpressions = false, Members = Scope },
                new("custom", Nested, "Commands of your own.") { TakesExpressions = false, Members = CustomScope },
            ]
        );

    /// <summary><c>report</c> of a monitor.</summary>
    public static MappingSchema Report { get; } =
        new(
            "report of a monitor",
            [
                new("enabled", FieldKind.Boolean, "Default: true.") { TakesExpressions = false },
                new("format", TextList, "The files: csv, svg and png. Default: csv and svg.")
                {
                    TakesExpressions = false,
                    Choices = ["csv", "svg", "png"],
                },
            ]
        );

    /// <summary><c>start</c> and <c>end</c> of <c>window</c>.</summary>
    public static MappingSchema WindowEdge { get; } =
        new(
            "an edge of the window",
            [
                new("pattern", TextOrList, "The string in the task's log, or re: or regex: and a regular expression, or a list of them.")
                {
                    Required = true,
                    TakesExpressions = false,
                },
                new("select", FieldKind.String, "The line that counts: first or last.")
                {
                    TakesExpressions = false,
                    Choices = ["first", "last"],
                },
            ]
        );

    /// <summary><c>window</c> of a task's monitor.</summary>
    public static MappingSchema Window { get; } =
        new(
            "window of a monitor",
            [
                new("start", TextOrNested, "The line of the task's log with which the reported time begins: a pattern, or a mapping.")
                {
                    Required = true,
                    TakesExpressions = false,
                    Members = WindowEdge,
                },
                new("end", TextOrNested, "The line with which the reported time ends: a pattern, or a mapping.")
                {
                    Required = true,
                    TakesExpressions = false,
                    Members = WindowEdge,
                },
            ]
        );

    /// <summary><c>monitor</c> of a task or of the workflow.</summary>
    public static MappingSchema Monitor { get; } =
        new(
            "a monitor",
            [
                new("interval", Integer, "Milliseconds between two measurements. Default: 5000.")
                {
                    Minimum = 100,
                    TakesExpressions = false,
                },
                new("resources", Nested, "What is measured.") { TakesExpressions = false, Members = MonitoredResources },
                new("scopes", Nested, "The kinds of values. Default: all but custom.") { TakesExpressions = false, Members = Scopes },
                new("report", Nested, "The files that are made of the values.") { TakesExpressions = false, Members = Report },
                new("window", Nested, "The part of the task's run that reports show. Only in a task.")
                {
                    TakesExpressions = false,
                    Members = Window,
                },
            ]
        )
        {
            Rule = MonitorRules.Check,
        };

    private static IEnumerable<FieldSchema> ScopeFields() =>
        [
            new("enabled", FieldKind.Boolean, "Default: true.") { TakesExpressions = false },
            new("interval", Integer, "Milliseconds between two measurements. Default: the monitor's.")
            {
                Minimum = 100,
                TakesExpressions = false,
            },
        ];
}
