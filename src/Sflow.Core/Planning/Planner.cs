using Sflow.Expressions;
using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>
/// The stage that decides which task runs on which nodes and GPUs, and fills in the expressions of scripts that depend on it.
/// </summary>
internal static class Planner
{
    // Seconds between SIGTERM and SIGKILL.
    private const int Grace = 10;

    /// <summary>Plans a workflow.</summary>
    /// <param name="workflow">The resolved workflow.</param>
    /// <param name="diagnostics">Takes the diagnostics.</param>
    /// <returns>The plan; null when an error was reported.</returns>
    public static ExecutionPlan? Run(ResolvedWorkflow workflow, DiagnosticBag diagnostics)
    {
        var placements = new Placer(diagnostics).Run(workflow.Tasks);
        if (diagnostics.HasErrors)
            return null;
        var context = new TaskContext(workflow.Tasks, placements);
        var plan = new ExecutionPlan
        {
            Name = workflow.Name,
            Timeout = workflow.Timeout,
            Grace = Grace,
            Variables = workflow.Variables,
            Artifacts = workflow.Artifacts,
            CommonEnvironment = TaskEnvironment.Common(workflow.Variables, workflow.Artifacts),
            Backends = workflow.Backends,
            Settings = workflow.Settings,
            Tasks = [.. workflow.Tasks.Select(Task)],
            Order = TaskOrder.Of(workflow.Tasks),
            Uploads = PlannedUpload.Of(workflow),
            Monitor = MonitorPlanner.Plan(workflow, placements, diagnostics),
        };
        return diagnostics.HasErrors ? null : plan;

        PlannedTask Task(ResolvedTask task)
        {
            var placement = placements[task.Name];
            return StandsAlone(task)
                ? diagnostics.Shared(task, placement.Key(), found => Plan(task, placement, workflow, context, found))
                : Plan(task, placement, workflow, context, diagnostics);
        }
    }

    // Its probes refer to no other task. Another row may have other tasks.
    private static bool StandsAlone(ResolvedTask task) => task.Probes.All(probe => probe is not ResolvedLogProbe { Logger: not null });

    private static PlannedTask Plan(
        ResolvedTask task,
        Placement placement,
        ResolvedWorkflow workflow,
        TaskContext context,
        DiagnosticBag diagnostics
    )
    {
        var entries = task
            .Script.Select(entry =>
                entry.Text
                ?? TemplateEvaluator.Render(entry.Pending!, new ScriptScope(entry.Scope!, context), diagnostics)
                ?? TextValue.Empty
            )
            .ToList();
        return new PlannedTask
        {
            Task = task,
            Nodes = placement.Nodes,
            Gpus = placement.Gpus,
            ScriptEntries = entries,
            Script = Lines(entries),
            OwnEnvironment = TaskEnvironment.Own(task, placement, workflow.Variables),
            Probes =
            [
                .. task
                    .Probes.Select(probe => ProbePlanner.Plan(probe, task, placement, workflow.Tasks, diagnostics))
                    .OfType<PlannedProbe>(),
            ],
            Step = StepPlanner.Plan(task.Operator, placement.Nodes.Count),
            IsService = task.Probes.Any(probe => probe.IsReadiness),
        };
    }

    private static ExprValue Lines(IReadOnlyList<ExprValue> entries) =>
        RuntimeText.Concat(entries.SelectMany((entry, i) => i == 0 ? new[] { entry } : [new TextValue("\n"), entry])).Simplify();
}
