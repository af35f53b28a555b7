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
    public static ExecutionPlan? Run(ResolvedWorkflow workflow, DiagnosticBag diagnostics) => Run(workflow, null, diagnostics);

    /// <summary>Plans the workflow of a row.</summary>
    /// <param name="workflow">The resolved workflow.</param>
    /// <param name="memo">The tasks that other rows with the same modules have planned; null to plan all.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <returns>The plan; null when an error was reported.</returns>
    internal static ExecutionPlan? Run(ResolvedWorkflow workflow, WorkMemo<PlannedTask>? memo, DiagnosticBag diagnostics)
    {
        var placements = new Placer(diagnostics).Run(workflow.Tasks);
        if (diagnostics.HasErrors)
            return null;
        var context = new TaskContext(workflow.Tasks, placements);
        var plan = new ExecutionPlan
        {
            Name = workflow.Name,
            Timeout = workflow.Timeout,
            Variables = workflow.Variables,
            Artifacts = workflow.Artifacts,
            CommonEnvironment = TaskEnvironment.Common(workflow.Variables, workflow.Artifacts),
            Backends = workflow.Backends,
            Tasks = [.. workflow.Tasks.Select(Task)],
            Order = TaskOrder.Of(workflow.Tasks),
        };
        return diagnostics.HasErrors ? null : plan;

        PlannedTask Task(ResolvedTask task)
        {
            var placement = placements[task.Name];
            if (memo is null || !task.IsShared || !StandsAlone(task))
                return Plan(task, placement, workflow, context, diagnostics);
            var where = placement.ToString();
            if (memo.TryGet(task, where, out var known))
                return known;
            var own = new DiagnosticBag();
            var planned = Plan(task, placement, workflow, context, own);
            diagnostics.AddRange(own);
            if (own.Count > 0)
                return planned;
            planned = planned with { IsShared = true };
            memo.Add(task, where, planned);
            return planned;
        }
    }

    // Its probes ask nothing of other tasks, of which another row may have others.
    private static bool StandsAlone(ResolvedTask task) => task.Probes.All(probe => probe.Logger is null);

    private static PlannedTask Plan(ResolvedTask task, Placement placement, ResolvedWorkflow workflow, TaskContext context, DiagnosticBag diagnostics)
    {
        var entries = task.Script.Select(entry => entry.Text ?? TemplateEvaluator.Render(entry.Pending!, new ScriptScope(entry.Scope!, context), diagnostics) ?? TextValue.Empty).ToList();
        return new PlannedTask
        {
            Task = task,
            Nodes = placement.Nodes,
            Gpus = placement.Gpus,
            ScriptEntries = entries,
            Script = Lines(entries),
            OwnEnvironment = TaskEnvironment.Own(task, placement, workflow.Variables),
            Probes = [.. task.Probes.Select(probe => ProbePlanner.Plan(probe, task, placement, workflow.Tasks, diagnostics)).OfType<PlannedProbe>()],
            IsService = task.Probes.Any(probe => probe.IsReadiness),
        };
    }

    private static ExprValue Lines(IReadOnlyList<ExprValue> entries) =>
        RuntimeText.Concat(entries.SelectMany((entry, i) => i == 0 ? new[] { entry } : [new TextValue("\n"), entry])).Simplify();
}
