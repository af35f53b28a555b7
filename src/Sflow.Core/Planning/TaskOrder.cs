using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>Orders tasks so that each comes after its dependencies.</summary>
internal static class TaskOrder
{
    /// <summary>
    /// The names: first the tasks without dependencies, in the order of the tasks, then the tasks that these set free. Dependencies have no
    /// cycles.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ResolvedTask> tasks)
    {
        var waiting = tasks.ToDictionary(task => task.Name, task => task.DependsOn.Count);
        var followers = tasks
            .SelectMany(task => task.DependsOn, (task, before) => (before, task.Name))
            .ToLookup(pair => pair.before, pair => pair.Name);
        var order = tasks.Where(task => task.DependsOn.Count == 0).Select(task => task.Name).ToList();
        for (var i = 0; i < order.Count; i++)
            order.AddRange(followers[order[i]].Where(follower => --waiting[follower] == 0));
        return order;
    }
}
