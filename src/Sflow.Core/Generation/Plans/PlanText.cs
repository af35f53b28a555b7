using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Plans;

/// <summary>
/// The plan for people: the tasks in the order in which they can start, and the tasks on each node. It is ASCII, so that every
/// terminal and every log can show it.
/// </summary>
internal static class PlanText
{
    private const int WidestName = 40;
    private const int MostEarlier = 3;

    /// <summary>Returns the plan line by line. Names are the only user strings in it, and they are safe.</summary>
    public static IReadOnlyList<string> Lines(ExecutionPlan plan) =>
        [
            $"Workflow {Quote.Plain(plan.Name.Value)}: {Count(plan.Tasks.Count, "task")}"
                + (plan.Timeout is > 0 and { } limit ? $", at most {Duration(limit)}" : ""),
            .. plan.Backends.Select(Backend),
            "",
            "Tasks, in an order in which they can start (* = service: it runs until everything else is done):",
            .. Tasks(plan),
            .. plan.Backends.SelectMany(backend => Nodes(plan, backend)),
        ];

    private static string Backend(ResolvedBackend backend) =>
        $"Backend {Quote.Plain(backend.Name.Value)}: {backend.Kind.Title}, {Count(backend.Nodes, "node")}"
        + (backend.GpusPerNode is { } gpus ? $" of {Count(gpus, "GPU")}" : "")
        + Names(", with ", backend, backend.IncludedNodes)
        + Names(", without ", backend, backend.ExcludedNodes);

    // Only an allocation has names of its own.
    private static string Names(string word, ResolvedBackend backend, IReadOnlyList<Located<string>> nodes) =>
        nodes.Count == 0 || !backend.Kind.AllocatesNodes ? "" : word + string.Join(" ", nodes.Select(node => Quote.Plain(node.Value)));

    private static IEnumerable<string> Tasks(ExecutionPlan plan)
    {
        var byName = plan.Tasks.ToDictionary(task => task.Name);
        var width = Math.Min(WidestName, plan.Tasks.Select(task => task.Name.Length).DefaultIfEmpty(0).Max());
        foreach (var task in plan.Order.Select(name => byName[name]))
        {
            var needs = task.Task.DependsOn.Count == 0 ? "" : "  after " + string.Join(", ", task.Task.DependsOn);
            var mark = task.IsService ? "*" : " ";
            yield return $"  {mark} {task.Name.PadRight(width)}  {task.Task.Operator.Kind.Name, -6}  {Where(task)}{needs}".TrimEnd();
        }
    }

    private static string Where(PlannedTask task) =>
        $"node {NumberRanges.Of(task.Nodes)}{(task.Gpus.Count > 0 ? $" GPU {NumberRanges.Of(task.Gpus)}" : "")}";

    private static IEnumerable<string> Nodes(ExecutionPlan plan, ResolvedBackend backend)
    {
        var gpuTasks = plan.Tasks.Where(task => task.Task.Backend.Name.Value == backend.Name.Value && task.Gpus.Count > 0).ToList();
        if (gpuTasks.Count == 0)
            yield break;
        yield return "";
        yield return $"GPUs of {Quote.Plain(backend.Name.Value)}:";
        for (var node = 0; node < backend.Nodes; node++)
        {
            var held = gpuTasks.Where(task => task.Nodes.Contains(node)).Select(Held).ToList();
            yield return $"  node {node}: {(held.Count == 0 ? "free" : string.Join(" | ", held))}";
        }
    }

    private static string Held(PlannedTask task) =>
        $"{task.Name} {NumberRanges.Of(task.Gpus)}"
        + (
            task.GpusAfter.Count == 0
                ? ""
                : $" (after {string.Join(", ", task.GpusAfter.Take(MostEarlier))}{More(task.GpusAfter.Count - MostEarlier)})"
        );

    private static string More(int count) => count > 0 ? $" and {Number(count)} more" : "";

    /// <summary>A number with its noun.</summary>
    public static string Count(int count, string noun, string? plural = null) =>
        $"{Number(count)} {(count == 1 ? noun : plural ?? noun + "s")}";

    /// <summary>Seconds in Slurm's format: <c>3-12:00:00</c>.</summary>
    public static string Duration(double seconds)
    {
        var span = TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.MaxValue.TotalSeconds / 2));
        var rest = (span - TimeSpan.FromDays(span.Days)).ToString("c", CultureInfo.InvariantCulture);
        return span.Days == 0 ? rest : $"{Number(span.Days)}-{rest}";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
