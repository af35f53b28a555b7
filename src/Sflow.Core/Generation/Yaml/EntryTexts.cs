using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Sflow.Composition;

namespace Sflow.Generation.Yaml;

/// <summary>
/// The texts of the sections and entries of one composed workflow. The rows of a sweep override a few of them and share all others, which are written once. It
/// holds nothing of a row. Safe for several threads at once.
/// </summary>
public sealed class EntryTexts
{
    private readonly HashSet<object> shared;
    private readonly ConcurrentDictionary<object, string> texts = new(ReferenceComparer<object>.Instance);

    /// <summary>Texts of a composed workflow to which overrides have not been applied yet.</summary>
    public EntryTexts(ComposedWorkflow composed)
    {
        var sections = new[] { composed.Variables, composed.Artifacts, composed.Backends, composed.Operators, composed.WorkflowVariables, composed.Tasks };
        shared = new(sections.Concat(sections.SelectMany(entries => entries.Cast<object>())), ReferenceComparer<object>.Instance);
    }

    // The text of a section or an entry; null when it was not written before.
    internal string? Find(object part) => texts.TryGetValue(part, out var text) ? text : null;

    // Remembers the text of a section or an entry, unless it is a row's own.
    internal void Add(object part, Func<string> text)
    {
        if (shared.Contains(part))
            texts.TryAdd(part, text());
    }
}
