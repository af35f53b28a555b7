using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>Adds the monitors that a project or a command line asks for.</summary>
internal static class MonitorSwitch
{
    private const string Field = "monitor";

    /// <summary>The document with the usual monitor, if it has no monitor of its own.</summary>
    public static ComposedWorkflow TurnOn(ComposedWorkflow workflow) =>
        workflow.Monitor is null ? workflow with { Monitor = Usual(workflow.Name.Location) } : workflow;

    /// <summary>
    /// The document with the usual monitor in some tasks, if they have no monitor of their own. A name of no task is reported, unless the
    /// task may be missing.
    /// </summary>
    /// <param name="workflow">The document.</param>
    /// <param name="names">The names of the tasks.</param>
    /// <param name="missable">Names or globs of tasks that may be missing.</param>
    /// <param name="diagnostics">Receives names of no task.</param>
    public static ComposedWorkflow TurnOn(
        ComposedWorkflow workflow,
        IReadOnlyList<Located<string>> names,
        IReadOnlyList<Located<string>> missable,
        DiagnosticBag diagnostics
    )
    {
        if (names.Count == 0)
            return workflow;
        var tasks = new CopyOnWriteEntries(workflow.Tasks);
        foreach (var name in names)
        {
            if (
                !tasks.Replace(name.Value, task => WithMonitor(task, name.Location))
                && !missable.Any(pattern => GlobPattern.IsMatch(pattern.Value, name.Value))
            )
                diagnostics.Add(Catalogue.MonitorOfUnknownTask(name.Location, name.Value, Suggestion.For(name.Value, tasks.Names)));
        }

        return workflow with
        {
            Tasks = tasks.Result,
        };
    }

    private static NamedEntry WithMonitor(NamedEntry task, TextLocation at) =>
        task.Field(Field) is null or ScalarSyntax { Value: NoneValue } ? task with { Body = task.Body.With(Field, Usual(at)) } : task;

    private static NodeSyntax Usual(TextLocation location) =>
        SyntheticNode.Of(
            new DictValue([new(new TextValue("report"), new DictValue([new(new TextValue("enabled"), BoolValue.True)]))]),
            location
        );
}
