using Sflow.Composition;

namespace Sflow.Planning;

/// <summary>
/// Reduces a plan to some tasks and what they need. The tasks that stay keep their nodes, GPUs and scripts, so they run as in the whole
/// workflow, and a later run of the whole workflow can continue from them.
/// </summary>
internal static class TaskSelection
{
    /// <summary>Returns the reduced plan; the same plan when the selection has an error.</summary>
    /// <param name="plan">The plan of the whole workflow.</param>
    /// <param name="patterns">Names of tasks or replicas, or globs of them. An empty list selects all tasks.</param>
    /// <param name="isStrict">True to leave out the tasks that the selected ones depend on.</param>
    /// <param name="diagnostics">Receives the patterns that match no task.</param>
    public static ExecutionPlan Apply(ExecutionPlan plan, IReadOnlyList<Located<string>> patterns, bool isStrict, DiagnosticBag diagnostics)
    {
        if (patterns.Count == 0)
            return plan;
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pattern in patterns)
        {
            var matching = plan.Tasks.Where(task => IsMatch(pattern.Value, task)).Select(task => task.Name).ToList();
            if (matching.Count == 0)
                diagnostics.Add(
                    Catalogue.NoSuchTaskToRun(pattern.Location, pattern.Value, Suggestion.For(pattern.Value, NamesOf(plan)), plan.Order)
                );
            named.UnionWith(matching);
        }

        var kept = isStrict ? named : WithNeeds(plan, named);
        foreach (var (task, other) in ForeignLogs(plan).Where(pair => kept.Contains(pair.Task) && !kept.Contains(pair.Log)))
            diagnostics.Add(Catalogue.SkippedTaskIsWatched(patterns[0].Location, task, other));
        return diagnostics.HasErrors ? plan : Reduce(plan, kept);
    }

    private static bool IsMatch(string pattern, PlannedTask task) =>
        GlobPattern.IsMatch(pattern, task.Name) || GlobPattern.IsMatch(pattern, task.Task.BaseName.Value);

    private static IEnumerable<string> NamesOf(ExecutionPlan plan) =>
        plan.Tasks.SelectMany(task => new[] { task.Task.BaseName.Value, task.Name }).Distinct();

    // A task needs the tasks that it depends on, and those whose logs its probes watch.
    private static HashSet<string> WithNeeds(ExecutionPlan plan, HashSet<string> named)
    {
        var byName = plan.Tasks.ToDictionary(task => task.Name);
        var logs = ForeignLogs(plan).ToLookup(pair => pair.Task, pair => pair.Log);
        var kept = new HashSet<string>(named);
        var rest = new Stack<string>(named);
        while (rest.Count > 0)
        {
            var task = rest.Pop();
            foreach (var needed in byName[task].Task.DependsOn.Concat(logs[task]).Where(kept.Add))
                rest.Push(needed);
        }

        return kept;
    }

    private static IEnumerable<(string Task, string Log)> ForeignLogs(ExecutionPlan plan) =>
        plan.Tasks.SelectMany(
            task => task.Probes.OfType<PlannedLogProbe>().Where(probe => probe.Logger is not null && probe.Logger != task.Name),
            (task, probe) => (task.Name, probe.Logger!)
        );

    private static ExecutionPlan Reduce(ExecutionPlan plan, HashSet<string> kept)
    {
        var tasks = plan.Tasks.Where(task => kept.Contains(task.Name)).ToList();
        var bases = new HashSet<string>(tasks.Select(task => task.Task.BaseName.Value));
        return plan with
        {
            Tasks = [.. tasks.Select(task => Reduce(task, kept))],
            Order = [.. plan.Order.Where(kept.Contains)],
            Uploads = [.. plan.Uploads.Where(upload => upload.Task is null || bases.Contains(upload.Task.Value))],
            Monitor = plan.Monitor is { } monitor ? Reduce(monitor, tasks, bases) : null,
        };
    }

    // No task of the selection is on the other nodes, and perhaps the job has no such nodes.
    private static MonitorPlan? Reduce(MonitorPlan monitor, IReadOnlyList<PlannedTask> tasks, HashSet<string> bases)
    {
        var backends = new HashSet<string>(tasks.Select(task => task.Task.Backend.Name.Value));
        var consumers = monitor.Consumers.Where(consumer => consumer.Task is null || bases.Contains(consumer.Task)).ToList();
        var nodes = new HashSet<(string Backend, int Node)>(consumers.SelectMany(consumer => consumer.Nodes));
        var collectors = monitor
            .Collectors.Where(collector => backends.Contains(collector.Backend) && nodes.Contains((collector.Backend, collector.Node)))
            .ToList();
        return collectors.Count == 0 ? null : new MonitorPlan(collectors, consumers);
    }

    // A task that loses nothing stays the same object, with the work that hangs on it.
    private static PlannedTask Reduce(PlannedTask task, HashSet<string> kept) =>
        task.Task.DependsOn.All(kept.Contains) && task.GpusAfter.All(kept.Contains)
            ? task
            : task with
            {
                Task = task.Task with { DependsOn = [.. task.Task.DependsOn.Where(kept.Contains)] },
                GpusAfter = [.. task.GpusAfter.Where(kept.Contains)],
            };
}
