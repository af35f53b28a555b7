using System.Collections.Generic;
using System.Linq;
using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>Orders tasks so that each comes after what it depends on.</summary>
internal static class TaskOrder
{
    /// <summary>The names: first what waits for nothing, in the order of the tasks, then what that sets free. Dependencies have no circles.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ResolvedTask> tasks)
    {
        var waiting = tasks.ToDictionary(task => task.Name, task => task.DependsOn.Count);
        var followers = tasks.SelectMany(task => task.DependsOn, (task, before) => (before, task.Name)).ToLookup(pair => pair.before, pair => pair.Name);
        var order = tasks.Where(task => task.DependsOn.Count == 0).Select(task => task.Name).ToList();
        for (var i = 0; i < order.Count; i++)
            order.AddRange(followers[order[i]].Where(follower => --waiting[follower] == 0));
        return order;
    }
}
