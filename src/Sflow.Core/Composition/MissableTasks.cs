using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>Removes references to missing tasks that the user allowed to be missing.</summary>
internal static class MissableTasks
{
    private static readonly string[] Probes = ["readiness", "failure"];

    /// <summary>
    /// The document without references to missing tasks that match a pattern. Each removal is reported as information. References
    /// to existing tasks stay. A missing task that matches no pattern is left for the reference check.
    /// </summary>
    /// <param name="workflow">The document.</param>
    /// <param name="patterns">Names or globs (<c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[!a-z]</c>).</param>
    /// <param name="diagnostics">Receives a diagnostic per removal.</param>
    public static ComposedWorkflow Apply(ComposedWorkflow workflow, IReadOnlyList<Located<string>> patterns, DiagnosticBag diagnostics)
    {
        if (patterns.Count == 0)
            return workflow;
        var existing = new HashSet<string>(workflow.Tasks.Select(task => task.Name), StringComparer.Ordinal);
        var tasks = workflow.Tasks.Select(task => Clean(task, PatternOf, diagnostics)).ToList();
        // A task that hangs itself in front of a missing one keeps its list: the document may be composed with more modules.
        var excused = workflow
            .Tasks.Select(task => task.Field("required_by"))
            .OfType<SequenceSyntax>()
            .SelectMany(list => list.Items)
            .Where(target => PatternOf(target) is not null)
            .Select(target => ((ScalarSyntax)target).Text)
            .Distinct()
            .ToList();
        return tasks.SequenceEqual(workflow.Tasks) && excused.Count == 0 ? workflow : workflow with { Tasks = tasks, Excused = excused };

        string? PatternOf(NodeSyntax reference) =>
            reference is ScalarSyntax { IsText: true } name && !existing.Contains(name.Text)
                ? patterns.FirstOrDefault(pattern => GlobPattern.IsMatch(pattern.Value, name.Text))?.Value
                : null;
    }

    private static NamedEntry Clean(NamedEntry task, Func<NodeSyntax, string?> patternOf, DiagnosticBag diagnostics)
    {
        var body = CleanList(task, task.Body, "depends_on", patternOf, diagnostics);
        if (body.Get("probes") is MappingSyntax probes)
        {
            var cleaned = Probes.Aggregate(probes, (result, probe) => CleanLogger(task, result, probe, patternOf, diagnostics));
            if (!ReferenceEquals(cleaned, probes))
                body = body.With("probes", cleaned);
        }

        return ReferenceEquals(body, task.Body) ? task : task with { Body = body };
    }

    private static MappingSyntax CleanList(
        NamedEntry task,
        MappingSyntax body,
        string field,
        Func<NodeSyntax, string?> patternOf,
        DiagnosticBag diagnostics
    )
    {
        if (body.Get(field) is not SequenceSyntax references)
            return body;
        var kept = new List<NodeSyntax>();
        foreach (var reference in references.Items)
        {
            if (patternOf(reference) is { } pattern)
                Report(task, reference, field, pattern, diagnostics);
            else
                kept.Add(reference);
        }

        if (kept.Count == references.Items.Count)
            return body;
        return kept.Count == 0 ? body.Without(field) : body.With(field, new SequenceSyntax(kept, references.Location));
    }

    // Without a logger, the probe watches the log of its own task.
    private static MappingSyntax CleanLogger(
        NamedEntry task,
        MappingSyntax probes,
        string probe,
        Func<NodeSyntax, string?> patternOf,
        DiagnosticBag diagnostics
    )
    {
        if (probes.Get(probe) is not { } said)
            return probes;
        var cleaned = said is SequenceSyntax list
            ? CleanProbes(list, item => CleanProbe(task, item, probe, patternOf, diagnostics))
            : CleanProbe(task, said, probe, patternOf, diagnostics);
        return ReferenceEquals(cleaned, said) ? probes : probes.With(probe, cleaned);
    }

    private static SequenceSyntax CleanProbes(SequenceSyntax list, Func<NodeSyntax, NodeSyntax> clean)
    {
        var items = list.Items.Select(clean).ToList();
        return items.SequenceEqual(list.Items) ? list : new SequenceSyntax(items, list.Location);
    }

    private static NodeSyntax CleanProbe(
        NamedEntry task,
        NodeSyntax node,
        string probe,
        Func<NodeSyntax, string?> patternOf,
        DiagnosticBag diagnostics
    )
    {
        if (
            node is not MappingSyntax body
            || body.Get("log_watch") is not MappingSyntax watch
            || watch.Get("logger") is not { } logger
            || patternOf(logger) is not { } pattern
        )
        {
            return node;
        }

        Report(task, logger, $"probes.{probe}.log_watch.logger", pattern, diagnostics);
        return body.With("log_watch", watch.Without("logger"));
    }

    private static void Report(NamedEntry task, NodeSyntax reference, string place, string pattern, DiagnosticBag diagnostics) =>
        diagnostics.Add(Catalogue.MissingTaskRemoved(reference.Location, task.Name, place, ((ScalarSyntax)reference).Text, pattern));
}
