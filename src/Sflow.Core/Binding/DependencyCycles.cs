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
            if (next == task.Dependencies.Count || done.Contains(task.Name.Value))
            {
                done.Add(task.Name.Value);
                onPath.Remove(task.Name.Value);
                path.RemoveAt(path.Count - 1);
                continue;
            }

            path[path.Count - 1] = (task, next + 1);
            var dependency = task.Dependencies[next];
            if (onPath.Contains(dependency.Value))
                diagnostics.Add(Cycle([.. path.SkipWhile(step => step.Task.Name.Value != dependency.Value)], dependency));
            else if (tasks.TryGetValue(dependency.Value, out var before) && !done.Contains(dependency.Value))
            {
                path.Add((before, 0));
                onPath.Add(dependency.Value);
            }
        }
    }

    // Each step of the chain follows the dependency before its next one. A dependency that another module has set is hard to find.
    private static Diagnostic Cycle(List<(TaskModel Task, int Next)> steps, Located<string> closing)
    {
        var hooks = steps
            .Where(step => step.Next > step.Task.DependsOn.Count)
            .Select(step => (Hook: step.Task.Hooks[step.Next - 1 - step.Task.DependsOn.Count], Target: step.Task.Name.Value))
            .Select(pair => new Located<string>(
                $"{Quote.Text(pair.Hook.Value)} is required_by {Quote.Text(pair.Target)}",
                pair.Hook.Location
            ));
        return Catalogue.DependencyCycle(closing.Location, [.. steps.Select(step => step.Task.Name), closing], [.. hooks]);
    }
}
