using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Sflow.Composition;

namespace Sflow.Generation.Yaml;

/// <summary>
/// The texts of the entries of one composed workflow. The rows of a sweep override a few of them and share all others, which are written once. It holds no
/// entry of a row. Safe for several threads at once.
/// </summary>
public sealed class EntryTexts
{
    private readonly HashSet<NamedEntry> shared;
    private readonly ConcurrentDictionary<NamedEntry, string> texts = new(ReferenceComparer<NamedEntry>.Instance);

    /// <summary>Texts of a composed workflow to which overrides have not been applied yet.</summary>
    public EntryTexts(ComposedWorkflow composed) => shared = new(
        new[] { composed.Variables, composed.Artifacts, composed.Backends, composed.Operators, composed.WorkflowVariables, composed.Tasks }.SelectMany(entries => entries),
        ReferenceComparer<NamedEntry>.Instance);

    internal string Of(NamedEntry entry, Func<string> write) => shared.Contains(entry) ? texts.GetOrAdd(entry, _ => write()) : write();
}
