namespace Sflow.Binding;

/// <summary>Finds tasks that wait for each other in a cycle.</summary>
internal static class DependencyCycles
{
    /// <summary>Reports each cycle once, with its chain, at the dependency that closes it.</summary>
    public static void Check(IReadOnlyList<TaskModel> tasks, DiagnosticBag diagnostics)
    {
        var byName = tasks.GroupBy(task => task.Name.Value).ToDictionary(group => group.Key, group => group.First());
        var done = new HashSet<string>();
        foreach (var task in tasks)
            Follow(task, byName, done, diagnostics);
    }

    // This uses its own stack, because a chain may be longer than the process's stack is deep.
    private static void Follow(TaskModel start, Dictionary<string, TaskModel> tasks, HashSet<string> done, DiagnosticBag diagnostics)
    {
        var path = new List<(TaskModel Task, int Next)> { (start, 0) };
        var onPath = new HashSet<string> { start.Name.Value };
        while (path.Count > 0)
        {
            var (task, next) = path[path.Count - 1];
            if (next == task.DependsOn.Count || done.Contains(task.Name.Value))
            {
                done.Add(task.Name.Value);
                onPath.Remove(task.Name.Value);
                path.RemoveAt(path.Count - 1);
                continue;
            }

            path[path.Count - 1] = (task, next + 1);
            var dependency = task.DependsOn[next];
            if (onPath.Contains(dependency.Value))
                diagnostics.Add(Catalogue.DependencyCycle(dependency.Location, Chain(path, dependency)));
            else if (tasks.TryGetValue(dependency.Value, out var before) && !done.Contains(dependency.Value))
            {
                path.Add((before, 0));
                onPath.Add(dependency.Value);
            }
        }
    }

    private static List<Located<string>> Chain(List<(TaskModel Task, int Next)> path, Located<string> closing)
    {
        var chain = path.SkipWhile(step => step.Task.Name.Value != closing.Value).Select(step => step.Task.Name).ToList();
        chain.Add(closing);
        return chain;
    }
}
