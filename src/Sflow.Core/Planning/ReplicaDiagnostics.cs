using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>Reports a problem that several replicas of a task have in common only once.</summary>
internal static class ReplicaDiagnostics
{
    /// <summary>The diagnostics without those that differ from an earlier one only in the name of the replica.</summary>
    /// <param name="diagnostics">The diagnostics of a stage.</param>
    /// <param name="tasks">All tasks.</param>
    public static IEnumerable<Diagnostic> Merge(IReadOnlyCollection<Diagnostic> diagnostics, IReadOnlyList<ResolvedTask> tasks)
    {
        if (diagnostics.Count < 2)
            return diagnostics;
        var bases = tasks
            .Where(task => task.IsReplica)
            .ToDictionary(task => Quote.Text(task.Name), task => Quote.Text(task.BaseName.Value));
        return diagnostics
            .GroupBy(diagnostic => (diagnostic.Code, diagnostic.Location, Common(diagnostic.Message, bases)))
            .Select(same => same.Skip(1).Any() ? Of(same.First(), same.Count() - 1) : same.First());
    }

    private static Diagnostic Of(Diagnostic first, int more) =>
        first with
        {
            Message = $"{first.Message} {(more == 1 ? "1 more replica has" : $"{more} more replicas have")} the same problem.",
        };

    // The message with the task's name in place of the replica's.
    private static string Common(string message, Dictionary<string, string> bases)
    {
        var pieces = message.Split('\'');
        for (var i = 1; i < pieces.Length; i += 2)
        {
            if (bases.TryGetValue($"'{pieces[i]}'", out var name))
                pieces[i] = name;
        }

        return string.Join("'", pieces);
    }
}
