namespace Sflow.Diagnostics;

/// <summary>Reports a problem that several replicas of a task have in common only once.</summary>
internal static class ReplicaDiagnostics
{
    /// <summary>The diagnostics without those of further replicas at the same place.</summary>
    /// <param name="diagnostics">The diagnostics of a stage.</param>
    /// <param name="replicated">The names of the tasks that have replicas.</param>
    public static IEnumerable<Diagnostic> Merge(IReadOnlyCollection<Diagnostic> diagnostics, IReadOnlyCollection<string> replicated)
    {
        if (diagnostics.Count < 2 || replicated.Count == 0)
            return diagnostics;
        return diagnostics
            .GroupBy(diagnostic => (diagnostic.Code, diagnostic.Location, Subject: ReplicatedTask(diagnostic.Message, replicated)))
            .SelectMany(same =>
                same.Key.Subject is null || !same.Skip(1).Any() ? same : Enumerable.Repeat(WithCount(same.First(), same.Count() - 1), 1)
            );
    }

    private static Diagnostic WithCount(Diagnostic first, int more) =>
        first with
        {
            Message = $"{first.Message} {(more == 1 ? "1 more replica has" : $"{more} more replicas have")} the same problem.",
        };

    // The task whose replica a message names first; null when it names none. What a message says of other tasks can differ.
    private static string? ReplicatedTask(string message, IReadOnlyCollection<string> replicated)
    {
        var pieces = message.Split('\'');
        for (var i = 1; i < pieces.Length; i += 2)
        {
            var name = replicated
                .Where(task => pieces[i].StartsWith(task + "_", StringComparison.Ordinal))
                .OrderByDescending(task => task.Length)
                .FirstOrDefault();
            if (name is not null)
                return name;
        }

        return null;
    }
}
