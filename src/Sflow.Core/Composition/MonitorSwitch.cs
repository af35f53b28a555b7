using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>Adds the monitor of the whole workflow that a project asks for.</summary>
internal static class MonitorSwitch
{
    /// <summary>The document with the usual monitor, if it has no monitor of its own.</summary>
    public static ComposedWorkflow TurnOn(ComposedWorkflow workflow) =>
        workflow.Monitor is null ? workflow with { Monitor = Usual(workflow.Name.Location) } : workflow;

    private static NodeSyntax Usual(TextLocation location) =>
        SyntheticNode.Of(
            new DictValue([new(new TextValue("report"), new DictValue([new(new TextValue("enabled"), BoolValue.True)]))]),
            location
        );
}
