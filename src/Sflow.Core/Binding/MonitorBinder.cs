using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Binding;

/// <summary>Binds the monitors of tasks and of the workflow. Their schema has checked every field.</summary>
internal static class MonitorBinder
{
    private static readonly string[] DefaultFormats = ["csv", "svg"];

    /// <summary>The monitor of a task; null when there is none.</summary>
    public static MonitorModel? Bind(BoundField? field) => field?.Mapping is { } monitor ? Model(monitor) : null;

    /// <summary>The monitor of the workflow; null when there is none or after an error was reported.</summary>
    public static MonitorModel? BindWorkflow(NodeSyntax? node, DiagnosticBag diagnostics)
    {
        if (node is null)
            return null;
        if (node is not MappingSyntax { IsSet: false } mapping)
        {
            diagnostics.Add(Catalogue.WrongKind(node.Location, "monitor", "a mapping", FieldReader.Describe(node)));
            return null;
        }

        var fields = FieldReader.Read(mapping, MonitorSchema.Monitor, diagnostics, "the workflow's monitor");
        if (FieldReader.Find(mapping, "window") is { } window)
            diagnostics.Add(
                Catalogue.InvalidMonitor(
                    window.Location,
                    "a window is a part of a task's log, and the workflow has no log",
                    "Move the window to the monitor of a task."
                )
            );
        return Model(fields);
    }

    private static MonitorModel Model(FieldSet monitor)
    {
        var (resources, scopes, report) = (Part(monitor, "resources"), Part(monitor, "scopes"), Part(monitor, "report"));
        var active = MonitorSchema.BuiltInScopes.Where(name => scopes is null || IsActive(Part(scopes, name))).ToList();
        var intervals = active
            .Select(name => scopes is null ? null : Number(Part(scopes, name), "interval"))
            .Append(Number(monitor, "interval"));
        return new MonitorModel
        {
            Interval = intervals.Where(interval => interval is not null).Min() ?? MonitorModel.DefaultInterval,
            Scopes = active,
            GpuFields = scopes is null ? null : Text(Part(scopes, "gpu"), "fields"),
            Commands = scopes is null ? [] : Texts(Part(scopes, "custom"), "script"),
            UsedByTasks = resources?["used_by_tasks"] is { } used
                ? [.. Texts(resources, "used_by_tasks").Select(name => new Located<string>(name, used.Location))]
                : [],
            Nodes =
                resources is not null && Part(resources, "nodes") is { } nodes
                    ? new MonitoredNodes(
                        nodes["indices"] is null ? null : Numbers(nodes, "indices"),
                        Number(nodes, "count"),
                        Numbers(nodes, "exclude"),
                        nodes.Location
                    )
                    : null,
            Gpus = resources is null ? null : Number(Part(resources, "gpus"), "count"),
            Formats =
                !IsActive(report ?? monitor with { Fields = new Dictionary<string, BoundField>() }) ? []
                : report?["format"] is not null ? Texts(report, "format")
                : DefaultFormats,
            Pictures =
                report?["format"] is { } format
                && Texts(report, "format").Where(name => !name.Trim().Equals("csv", StringComparison.OrdinalIgnoreCase)).ToList()
                    is { Count: > 0 } pictures
                    ? new Located<string>(string.Join(" or ", pictures), format.Location)
                    : null,
            Window =
                Part(monitor, "window") is { } window && Edge(window["start"]) is { } start && Edge(window["end"]) is { } end
                    ? new MonitorWindow(start, end)
                    : null,
            Location = monitor.Location,
        };
    }

    private static WindowEdge? Edge(BoundField? edge) =>
        edge switch
        {
            { Value: LiteralValue { Value: TextValue text } } => new WindowEdge([text.Value], false),
            { Mapping: { } fields } => new WindowEdge(
                Texts(fields, "pattern"),
                Texts(fields, "select").Any(word => word.Trim().Equals("last", StringComparison.OrdinalIgnoreCase))
            ),
            _ => null,
        };

    /// <summary>The mapping in a field; null when there is none.</summary>
    public static FieldSet? Part(FieldSet fields, string name) => fields[name]?.Mapping;

    /// <summary>True for a mapping that is there and not switched off.</summary>
    public static bool IsActive(FieldSet? fields) =>
        fields is not null && fields["enabled"] is not { Value: LiteralValue { Value: BoolValue { Value: false } } };

    /// <summary>The strings of a field with a string or a list of them.</summary>
    public static IReadOnlyList<string> Texts(FieldSet? fields, string name) =>
        (fields?[name]?.Value as LiteralValue)?.Value switch
        {
            ListValue list => [.. list.Items.Select(item => item.ToText())],
            TextValue text => [text.Value],
            _ => [],
        };

    /// <summary>The string of a field; null when it isn't set.</summary>
    public static string? Text(FieldSet? fields, string name) => Texts(fields, name) is { Count: > 0 } texts ? texts[0] : null;

    private static IReadOnlyList<int> Numbers(FieldSet fields, string name) =>
        (fields[name]?.Value as LiteralValue)?.Value is ListValue list
            ? [.. list.Items.OfType<IntValue>().Select(item => (int)item.Value)]
            : [];

    private static int? Number(FieldSet? fields, string name) =>
        (fields?[name]?.Value as LiteralValue)?.Value is IntValue number ? (int)number.Value : null;
}
