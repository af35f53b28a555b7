namespace Sflow.Syntax;

/// <summary>Collects the entries of one mapping. Merged entries come first and are overridden by the mapping's own, as in PyYAML.</summary>
internal sealed class MappingBuilder(DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, MappingEntrySyntax> own = new(StringComparer.Ordinal);
    private readonly List<MappingEntrySyntax> ownInOrder = [];
    private readonly List<MappingEntrySyntax> merged = [];

    /// <summary>The place of the first key in the file.</summary>
    public TextLocation? Start { get; private set; }

    /// <summary>The place of the last value in the file.</summary>
    public TextLocation? End { get; private set; }

    /// <summary>Adds a key and its value from the file.</summary>
    public void Add(NodeSyntax key, NodeSyntax value, bool isMergeKey)
    {
        Start ??= key.Location;
        End = value.Location.Span.End > key.Location.Span.End ? value.Location : key.Location;
        if (isMergeKey)
            AddMerge(value);
        else if (key is not ScalarSyntax scalar)
            diagnostics.Add(Catalogue.KeyIsNotScalar(key.Location, key.KindName));
        else
            AddOwn(scalar, value);
    }

    /// <summary>The mapping.</summary>
    public MappingSyntax Build(TextLocation location, bool isSet)
    {
        if (merged.Count == 0)
            return new MappingSyntax(ownInOrder, location, isSet);
        var entries = new List<MappingEntrySyntax>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var list in new[] { merged, ownInOrder })
        {
            foreach (var entry in list)
            {
                var identity = ScalarSyntax.Identity(entry.Key.Value);
                if (places.TryGetValue(identity, out var place))
                {
                    entries[place] = entry;
                }
                else
                {
                    places.Add(identity, entries.Count);
                    entries.Add(entry);
                }
            }
        }

        return new MappingSyntax(entries, location, isSet);
    }

    private void AddOwn(ScalarSyntax key, NodeSyntax value)
    {
        var entry = new MappingEntrySyntax(key, value);
        var identity = ScalarSyntax.Identity(key.Value);
        if (own.TryGetValue(identity, out var first))
        {
            diagnostics.Add(Catalogue.DuplicateKey(key.Location, key.Text, first.Key.Text, first.Key.Location));
            return;
        }

        own.Add(identity, entry);
        ownInOrder.Add(entry);
    }

    // Of several merged mappings, the first takes precedence, so the last is added first.
    private void AddMerge(NodeSyntax value)
    {
        switch (value)
        {
            case MappingSyntax mapping:
                merged.AddRange(mapping.Entries);
                return;
            case SequenceSyntax sequence:
                for (var i = sequence.Items.Count - 1; i >= 0; i--)
                {
                    if (sequence.Items[i] is MappingSyntax item)
                        merged.AddRange(item.Entries);
                    else
                        diagnostics.Add(Catalogue.MergedValueIsNotMapping(sequence.Items[i].Location, sequence.Items[i].KindName));
                }

                return;
            default:
                diagnostics.Add(Catalogue.MergedValueIsNotMapping(value.Location, value.KindName));
                return;
        }
    }
}
