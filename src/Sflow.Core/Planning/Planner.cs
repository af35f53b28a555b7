using System.Collections.Generic;
using System.Linq;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>The stage that decides which task runs on which nodes and GPUs, and fills in what scripts ask of that.</summary>
public static class Planner
{
    /// <summary>Plans a workflow.</summary>
    /// <param name="workflow">The resolved workflow.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <returns>The plan; null when an error was reported.</returns>
    public static ExecutionPlan? Run(ResolvedWorkflow workflow, DiagnosticBag diagnostics)
    {
        var placements = new Placer(diagnostics).Run(workflow.Tasks);
        if (diagnostics.HasErrors)
            return null;
        var context = new TaskContext(workflow.Tasks, placements);
        var environment = new TaskEnvironment(workflow.Artifacts);
        var tasks = workflow.Tasks.Select(task => Plan(task, placements[task.Name], workflow, context, environment, diagnostics)).ToList();
        var plan = new ExecutionPlan
        {
            Name = workflow.Name,
            Timeout = workflow.Timeout,
            Variables = workflow.Variables,
            Artifacts = workflow.Artifacts,
            CommonEnvironment = environment.Common(workflow.Variables),
            Backends = workflow.Backends,
            Tasks = tasks,
            Order = TaskOrder.Of(workflow.Tasks),
        };
        return diagnostics.HasErrors ? null : plan;
    }

    private static PlannedTask Plan(ResolvedTask task, Placement placement, ResolvedWorkflow workflow, TaskContext context, TaskEnvironment environment, DiagnosticBag diagnostics)
    {
        var entries = task.Script.Select(entry => entry.Text ?? TemplateEvaluator.Render(entry.Pending!, new ScriptScope(entry.Scope!, context), diagnostics) ?? TextValue.Empty).ToList();
        return new PlannedTask
        {
            Task = task,
            Nodes = placement.Nodes,
            Gpus = placement.Gpus,
            ScriptEntries = entries,
            Script = Lines(entries),
            Environment = environment.Of(task, placement),
            Probes = [.. task.Probes.Select(probe => ProbePlanner.Plan(probe, task, placement, workflow.Tasks, diagnostics)).OfType<PlannedProbe>()],
            IsService = task.Probes.Any(probe => probe.IsReadiness),
        };
    }

    private static ExprValue Lines(IReadOnlyList<ExprValue> entries) =>
        RuntimeText.Concat(entries.SelectMany((entry, i) => i == 0 ? new[] { entry } : [new TextValue("\n"), entry])).Simplify();
}
