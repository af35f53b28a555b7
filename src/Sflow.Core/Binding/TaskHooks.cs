namespace Sflow.Binding;

/// <summary>Turns <c>required_by</c> of a task into dependencies of the tasks that it names.</summary>
internal static class TaskHooks
{
    /// <summary>The tasks with the hooks that others have set on them. A task that does not exist is skipped.</summary>
    public static IReadOnlyList<TaskModel> Connect(IReadOnlyList<TaskModel> tasks)
    {
        var hooks = tasks
            .SelectMany(
                task => task.RequiredBy,
                (task, target) => (Target: target.Value, Hook: new Located<string>(task.Name.Value, target.Location))
            )
            .Where(pair => pair.Target != pair.Hook.Value)
            .ToLookup(pair => pair.Target, pair => pair.Hook);
        return hooks.Count == 0 ? tasks : [.. tasks.Select(task => Hooked(task, hooks[task.Name.Value]))];
    }

    private static TaskModel Hooked(TaskModel task, IEnumerable<Located<string>> hooks)
    {
        var known = new HashSet<string>(task.DependsOn.Select(dependency => dependency.Value));
        var added = hooks.Where(hook => known.Add(hook.Value)).ToList();
        return added.Count == 0 ? task : task with { Hooks = added };
    }
}
