using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>One task to create: a replica, or a task without replicas.</summary>
/// <param name="Task">Its source.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Values">The variables by which it differs from its siblings, in the order in which the task lists them.</param>
/// <param name="IsSequential">True when its siblings run one after the other.</param>
/// <param name="DependsOn">What comes before it, by own names.</param>
internal sealed record Replica(
    TaskModel Task,
    string Name,
    int Index,
    IReadOnlyList<ResolvedVariable> Values,
    bool IsSequential,
    IReadOnlyList<string> DependsOn
);

/// <summary>Creates the replicas of tasks and the dependencies between them.</summary>
internal static class ReplicaExpander
{
    // One shell can't supervise a job with more tasks.
    private const int MostTasks = 20_000;

    /// <summary>All tasks; replicas stand in place of the task that they replicate.</summary>
    public static IReadOnlyList<Replica> Run(WorkflowModel model, SymbolTable symbols, DiagnosticBag diagnostics)
    {
        var groups = new List<(TaskModel Task, List<Replica> Replicas)>();
        var total = 0;
        foreach (var task in model.Tasks)
        {
            var replicas = Expand(task, symbols, MostTasks - total, diagnostics);
            groups.Add((task, replicas));
            total += replicas.Count;
        }

        ReportClashes(groups.SelectMany(group => group.Replicas), diagnostics);
        return Connect(groups);
    }

    private static List<Replica> Expand(TaskModel task, SymbolTable symbols, int room, DiagnosticBag diagnostics)
    {
        if (task.Replicas is not { } replicas)
            return [new Replica(task, task.Name.Value, 0, [], false, [])];
        var table = symbols.For(task.Variables, new Dictionary<string, ExprValue>(), diagnostics);
        var scope = table.WorkflowScope;
        var policy = ValueEvaluator.Field(replicas.Fields["policy"], scope, diagnostics);
        var isSequential = policy is TextValue text && string.Equals(text.Value.Trim(), "sequential", StringComparison.OrdinalIgnoreCase);
        var count = ValueEvaluator.Field(replicas.Fields["count"], scope, diagnostics) as IntValue;
        if (replicas.Variables.Count == 0)
            return Numbered(task, count, isSequential, room, diagnostics);
        var combinations = Combinations(task, replicas, table, room, diagnostics);
        if (combinations is null)
            return [];
        if (count is not null && count.Value != combinations.Count)
            diagnostics.Add(
                Catalogue.ReplicaCountMismatch(
                    replicas.Fields["count"]!.Location,
                    count.ToText(),
                    combinations.Count,
                    [.. replicas.Variables.Select(variable => variable.Value)]
                )
            );
        return
        [
            .. combinations.Select((values, index) => new Replica(task, Name(task, values, diagnostics), index, values, isSequential, [])),
        ];
    }

    private static List<Replica> Numbered(TaskModel task, IntValue? count, bool isSequential, int room, DiagnosticBag diagnostics)
    {
        if (count is not null && count.Value > room)
        {
            diagnostics.Add(Catalogue.TooManyTasks(task.Replicas!.Fields["count"]!.Location, task.Name.Value, MostTasks));
            return [];
        }

        return
        [
            .. Enumerable
                .Range(0, count is null ? 1 : (int)count.Value)
                .Select(index => new Replica(task, $"{task.Name.Value}_{index}", index, [], isSequential, [])),
        ];
    }

    private static List<List<ResolvedVariable>>? Combinations(
        TaskModel task,
        ReplicasModel replicas,
        SymbolTable table,
        int room,
        DiagnosticBag diagnostics
    )
    {
        var combinations = new List<List<ResolvedVariable>> { new() };
        foreach (var name in replicas.Variables)
        {
            if (table.Find(name.Value, null, LayerKind.Task) is not { } variable)
                return null; // reported when it was bound
            var domain = table.DomainOf(variable);
            if (domain is null || domain.Items.Count == 0)
            {
                if (variable.Domain is null || domain is not null)
                    diagnostics.Add(Catalogue.NoDomain(name.Location, name.Value, variable.Name));
                return null;
            }

            if ((long)combinations.Count * domain.Items.Count > room)
            {
                diagnostics.Add(Catalogue.TooManyTasks(name.Location, task.Name.Value, MostTasks));
                return null;
            }

            combinations =
            [
                .. combinations.SelectMany(
                    values => domain.Items,
                    (values, value) => values.Append(new ResolvedVariable(name.Value, value, variable.Name.Location)).ToList()
                ),
            ];
        }

        return combinations;
    }

    private static string Name(TaskModel task, IReadOnlyList<ResolvedVariable> values, DiagnosticBag diagnostics)
    {
        var name = ReplicaName.Of(task.Name.Value, [.. values.Select(value => value.Value.ToText())], out var isShortened);
        // Once for a task: its other replicas have names of the same length, more or less.
        if (isShortened)
            diagnostics.Add(Catalogue.ReplicaNameShortened(task.Name.Location, task.Name.Value, TaskNames.Longest));
        return name;
    }

    private static void ReportClashes(IEnumerable<Replica> replicas, DiagnosticBag diagnostics)
    {
        var seen = new Dictionary<string, Replica>(StringComparer.OrdinalIgnoreCase);
        foreach (var replica in replicas)
        {
            if (!TaskNames.IsSafe(replica.Name))
                diagnostics.Add(Catalogue.UnsafeTaskName(replica.Task.Name.Location, replica.Name));
            else if (!seen.TryGetValue(replica.Name, out var first))
                seen.Add(replica.Name, replica);
            else if (string.Equals(first.Name, replica.Name, StringComparison.Ordinal))
                diagnostics.Add(
                    Catalogue.ReplicaNameClash(
                        replica.Task.Name.Location,
                        replica.Name,
                        Describe(first),
                        Describe(replica),
                        first.Task.Name
                    )
                );
        }
    }

    private static string Describe(Replica replica) =>
        replica.Values.Count == 0
            ? $"task {Quote.Text(replica.Task.Name.Value)}"
            : $"the replica of {Quote.Text(replica.Task.Name.Value)} with "
                + $"{string.Join(", ", replica.Values.Select(value => $"{value.Name}={Quote.Plain(value.Value.ToText())}"))}";

    // A task that depends on parallel replicas waits for all of them; one that depends on sequential replicas waits for the last. Of
    // sequential replicas, only the first waits for the task's own dependencies.
    private static List<Replica> Connect(List<(TaskModel Task, List<Replica> Replicas)> groups)
    {
        var connected = new List<Replica>();
        var numbers = new Dictionary<string, int>();
        for (var i = 0; i < groups.Count; i++)
            numbers[groups[i].Task.Name.Value] = i;
        foreach (var (task, replicas) in groups)
        {
            List<string> before =
            [
                .. task
                    .Dependencies.Where(dependency => numbers.ContainsKey(dependency.Value))
                    .Select(dependency => numbers[dependency.Value])
                    .Distinct()
                    .OrderBy(number => number)
                    .SelectMany(number => LastOf(groups[number].Replicas))
                    .Select(replica => replica.Name),
            ];
            foreach (var replica in replicas)
                connected.Add(
                    replica with
                    {
                        DependsOn = replica.IsSequential && replica.Index > 0 ? [replicas[replica.Index - 1].Name] : before,
                    }
                );
        }

        return connected;
    }

    private static IEnumerable<Replica> LastOf(List<Replica> replicas) =>
        replicas.Count > 0 && replicas[0].IsSequential ? replicas.Skip(replicas.Count - 1) : replicas;
}
