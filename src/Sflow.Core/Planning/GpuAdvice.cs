using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>What helps a task that gets no GPUs, besides more nodes or fewer GPUs.</summary>
internal static class GpuAdvice
{
    private const int MostNames = 3;

    /// <summary>True when a change of the workflow gives the task the GPUs of another one.</summary>
    /// <param name="graph">The tasks.</param>
    /// <param name="holder">The task that has them.</param>
    /// <param name="task">The task that needs them.</param>
    public static bool CanGiveWay(TaskGraph graph, int holder, int task) => KindOf(graph, holder, task) != Kind.None;

    /// <summary>The advice. It begins with a space, or is empty.</summary>
    /// <param name="graph">The tasks.</param>
    /// <param name="holders">The tasks that have the GPUs.</param>
    /// <param name="task">The task that needs them.</param>
    public static string Of(TaskGraph graph, IEnumerable<int> holders, int task)
    {
        var names = holders
            .GroupBy(holder => KindOf(graph, holder, task))
            .ToDictionary(group => group.Key, group => Listing([.. group.Select(holder => graph.Tasks[holder].BaseName.Value).Distinct()]));
        return string.Concat(
            Sentence(Kind.Parallel, list => $" If the task can wait, let it depend on {list}: it then gets these GPUs."),
            Sentence(
                Kind.Service,
                list =>
                    $" A service keeps its GPUs to the end. If others can use those of {list} once it is ready, "
                    + "write release_after: task_ready in its resources.gpus."
            ),
            Sentence(Kind.Kept, list => $" To free the GPUs of {list}, write release_after: task_completion in its resources.gpus."),
            Sentence(Kind.Sibling, _ => " With replicas.policy: sequential, the replicas run one after the other and share GPUs.")
        );

        string Sentence(Kind kind, Func<string, string> text) => names.TryGetValue(kind, out var list) ? text(list) : "";
    }

    private static Kind KindOf(TaskGraph graph, int holder, int task)
    {
        var other = graph.Tasks[holder];
        if (graph.IsAfter(task, holder))
            return other.IsService ? Kind.Service : Kind.Kept;
        if (!graph.LetsGoOfGpus(holder))
            return Kind.None;
        return ReferenceEquals(other.BaseName, graph.Tasks[task].BaseName) ? Kind.Sibling : Kind.Parallel;
    }

    private static string Listing(List<string> names) =>
        string.Join(", ", names.Take(MostNames).Select(Quote.Text)) + (names.Count > MostNames ? ", …" : "");

    private enum Kind
    {
        // Nothing helps.
        None,

        // It can run at the same time, and lets go of its GPUs.
        Parallel,

        // The same, and it is a replica of the same task.
        Sibling,

        // The task depends on it, and it still runs.
        Service,

        // The task depends on it, and it keeps its GPUs because it says so.
        Kept,
    }
}
