using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>The tasks in an order in which they can start, and which of them come after which.</summary>
internal sealed class TaskGraph
{
    private const int BitsOfWord = 64;
    private readonly ulong[][] before;
    private readonly bool[] letGoOfGpus;

    /// <summary>Orders tasks. Dependencies have no cycles.</summary>
    public TaskGraph(IReadOnlyList<ResolvedTask> tasks)
    {
        var groups = Group(tasks);
        Tasks = Order(tasks, groups);
        before = Before();
        letGoOfGpus = [.. Tasks.Select(task => LetsGo(task, GpuLedger.PolicyOf(task)))];
    }

    /// <summary>
    /// The tasks: first those without dependencies, in the order of the workflow, then the tasks that these set free. A task's position in
    /// this list is its number.
    /// </summary>
    public IReadOnlyList<ResolvedTask> Tasks { get; }

    /// <summary>True when a task depends on an earlier one, directly or indirectly.</summary>
    public bool IsAfter(int task, int earlier)
    {
        var words = before[task];
        var word = earlier / BitsOfWord;
        return word < words.Length && (words[word] & (1UL << (earlier % BitsOfWord))) != 0;
    }

    /// <summary>True when a task that holds something has let go of it before another task starts.</summary>
    /// <param name="holder">The task that holds it.</param>
    /// <param name="policy">When it lets go.</param>
    /// <param name="task">The other task.</param>
    public bool HasLetGo(int holder, ReleasePolicy policy, int task) => LetsGo(Tasks[holder], policy) && IsAfter(task, holder);

    /// <summary>True when tasks that depend on a task can have its GPUs.</summary>
    public bool LetsGoOfGpus(int task) => letGoOfGpus[task];

    private static bool LetsGo(ResolvedTask holder, ReleasePolicy policy) =>
        policy switch
        {
            ReleasePolicy.TaskReady => true,
            // A task that depends on a service starts while the service runs.
            ReleasePolicy.TaskCompletion => !holder.IsService,
            _ => false,
        };

    // Replicas share the list of what they depend on, so two replicated tasks don't cost the product of their replicas.
    private static List<Waiting> Group(IReadOnlyList<ResolvedTask> tasks)
    {
        var groups = new Dictionary<IReadOnlyList<string>, Waiting>(ReferenceComparer<IReadOnlyList<string>>.Instance);
        for (var i = 0; i < tasks.Count; i++)
        {
            if (!groups.TryGetValue(tasks[i].DependsOn, out var group))
                groups.Add(tasks[i].DependsOn, group = new Waiting(tasks[i].DependsOn));
            group.Members.Add(i);
        }

        return [.. groups.Values];
    }

    private static IReadOnlyList<ResolvedTask> Order(IReadOnlyList<ResolvedTask> tasks, List<Waiting> groups)
    {
        var followers = new Dictionary<string, List<Waiting>>();
        foreach (var group in groups)
        {
            foreach (var name in group.Names)
            {
                if (!followers.TryGetValue(name, out var waiting))
                    followers.Add(name, waiting = []);
                waiting.Add(group);
            }
        }

        var order = new List<ResolvedTask>();
        Free(groups.Where(group => group.Names.Count == 0));
        for (var i = 0; i < order.Count; i++)
        {
            if (followers.TryGetValue(order[i].Name, out var waiting))
                Free([.. waiting.Where(group => group.IsFreedByOneMore())]);
        }

        return order;

        void Free(IEnumerable<Waiting> freed)
        {
            foreach (var index in freed.SelectMany(group => group.Members).OrderBy(index => index))
                order.Add(tasks[index]);
        }
    }

    // One bit per earlier task. Tasks of a group share the bits.
    private ulong[][] Before()
    {
        var numbers = new Dictionary<string, int>();
        for (var i = 0; i < Tasks.Count; i++)
            numbers.Add(Tasks[i].Name, i);
        var known = new Dictionary<IReadOnlyList<string>, ulong[]>(ReferenceComparer<IReadOnlyList<string>>.Instance);
        var result = new ulong[Tasks.Count][];
        for (var i = 0; i < result.Length; i++)
        {
            var names = Tasks[i].DependsOn;
            if (!known.TryGetValue(names, out var bits))
                known.Add(names, bits = Union([.. names.Select(name => numbers[name])], result));
            result[i] = bits;
        }

        return result;
    }

    private static ulong[] Union(List<int> tasks, ulong[][] before)
    {
        if (tasks.Count == 0)
            return [];
        var bits = new ulong[(tasks.Max() / BitsOfWord) + 1];
        foreach (var group in tasks.GroupBy(task => before[task], ReferenceComparer<ulong[]>.Instance))
        {
            for (var word = 0; word < group.Key.Length; word++)
                bits[word] |= group.Key[word];
            foreach (var task in group)
                bits[task / BitsOfWord] |= 1UL << (task % BitsOfWord);
        }

        return bits;
    }

    /// <summary>Tasks that wait for the same tasks.</summary>
    /// <param name="names">What they wait for.</param>
    private sealed class Waiting(IReadOnlyList<string> names)
    {
        private int open = names.Count;

        public IReadOnlyList<string> Names => names;

        public List<int> Members { get; } = [];

        public bool IsFreedByOneMore() => --open == 0;
    }
}
