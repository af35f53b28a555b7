using System.Collections.Concurrent;
using Sflow.Composition;

namespace Sflow.Generation.Yaml;

/// <summary>
/// The YAML text of the sections and entries of one composed workflow. The rows of a sweep override a few of them and share all
/// others, which the writer writes once. This class holds no data of a single row. It is safe for several threads at once.
/// </summary>
internal sealed class EntryTexts
{
    private static readonly Derived<ComposedWorkflow, EntryTexts> Known = new(origin => new EntryTexts(origin));

    private readonly HashSet<object> shared;
    private readonly ConcurrentDictionary<object, string> texts = new(ReferenceComparer<object>.Instance);

    private EntryTexts(ComposedWorkflow composed)
    {
        var sections = new[]
        {
            composed.Variables,
            composed.Artifacts,
            composed.Backends,
            composed.Operators,
            composed.Storage,
            composed.WorkflowVariables,
            composed.Tasks,
        };
        shared = new(sections.Concat(sections.SelectMany(entries => entries.Cast<object>())), ReferenceComparer<object>.Instance);
    }

    /// <summary>Returns the text that the rows share for a composed workflow, with or without overrides.</summary>
    public static EntryTexts Of(ComposedWorkflow composed) => Known[composed.Origin];

    // Returns the text of a section or an entry, or null when nothing has written it yet.
    internal string? Find(object part) => texts.TryGetValue(part, out var text) ? text : null;

    // Stores the text of a section or an entry, unless only one row uses it.
    internal void Add(object part, Func<string> text)
    {
        if (shared.Contains(part))
            texts.TryAdd(part, text());
    }
}
