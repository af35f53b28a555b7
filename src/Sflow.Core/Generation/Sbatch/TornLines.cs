using Sflow.Binding;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch;

/// <summary>
/// Finds steps whose lines an output or a log probe reads and srun splits. With --unbuffered, srun sends each part as soon as it
/// reads it. With --label, srun adds a newline to the end of each such part. With --label alone, srun sends whole lines as soon
/// as they end.
/// </summary>
internal static class TornLines
{
    /// <summary>Reports these steps.</summary>
    public static void Check(ExecutionPlan plan, DiagnosticBag diagnostics)
    {
        foreach (var task in plan.Tasks.Where(task => task.Task.Operator.Kind == OperatorKind.Srun && AreTorn(task.Task.Operator)))
        {
            var readers = Readers(plan, task).ToList();
            if (readers.Count > 0)
                diagnostics.Add(Catalogue.TornLines(task.Task.Operator.Location, task.Name, string.Join(" and ", readers)));
        }
    }

    private static bool AreTorn(ResolvedOperator operation) =>
        IsOn(operation, "unbuffered", 'u', otherwise: false) && IsOn(operation, "label", 'l', otherwise: true);

    private static bool IsOn(ResolvedOperator operation, string name, char letter, bool otherwise) =>
        operation.Flag(name, otherwise) || SrunArguments.Has(operation.List("extra_args"), "--" + name, letter);

    private static IEnumerable<string> Readers(ExecutionPlan plan, PlannedTask task)
    {
        if (task.Task.Outputs.Count > 0)
            yield return "its outputs";
        if (task.Task.Result is { File: null })
            yield return "its results";
        foreach (
            var other in plan.Tasks.Where(other =>
                other.Probes.OfType<PlannedLogProbe>().Any(probe => (probe.Logger ?? other.Name) == task.Name)
            )
        )
            yield return other == task ? "its log probe" : $"the log probe of task {Quote.Text(other.Name)}";
    }
}
