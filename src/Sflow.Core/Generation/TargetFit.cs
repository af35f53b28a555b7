using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation;

/// <summary>Compares what a plan needs with what an engine can do, for all targets in the same way.</summary>
internal static class TargetFit
{
    /// <summary>
    /// Reports the kinds of backends and operators that the target can't run: one error per backend, and one per operator on the other
    /// backends.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    /// <returns>True when the target can run the plan, so that its own check makes sense.</returns>
    public static bool Check(Target target, ExecutionPlan plan, DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        CheckBackends(target, plan, found);
        CheckOperators(target, plan, found);
        UploadAdvice.Check(target, plan, found);
        foreach (var pictures in (plan.Monitor?.Consumers ?? []).Select(consumer => consumer.Monitor.Pictures).OfType<Located<string>>())
            found.Add(Catalogue.MonitorDrawsNothing(pictures.Location, pictures.Value));
        diagnostics.AddRange(found);
        return !found.HasErrors;
    }

    private static void CheckBackends(Target target, ExecutionPlan plan, DiagnosticBag diagnostics)
    {
        foreach (
            var backend in plan
                .Tasks.Select(task => task.Task.Backend)
                .Where(backend => !target.Traits.Backends.Contains(backend.Kind))
                .GroupBy(backend => backend.Name.Value)
                .Select(same => same.First())
        )
            diagnostics.Add(
                Catalogue.BackendNeedsTarget(
                    backend.Name.Location,
                    backend.Name.Value,
                    backend.Kind.Name,
                    target.Name,
                    backend.Kind.Instead
                )
            );
    }

    private static void CheckOperators(Target target, ExecutionPlan plan, DiagnosticBag diagnostics)
    {
        foreach (
            var operation in plan
                .Tasks.Where(task => target.Traits.Backends.Contains(task.Task.Backend.Kind))
                .Select(task => task.Task.Operator)
                .Where(operation => !target.Traits.Operators.Contains(operation.Kind))
                .GroupBy(operation => (operation.Name, operation.Kind))
                .Select(same => same.First())
        )
            diagnostics.Add(
                Catalogue.OperatorNeedsTarget(operation.Location, operation.Name, operation.Kind.Name, target.Name, operation.Kind.Instead)
            );
    }
}
