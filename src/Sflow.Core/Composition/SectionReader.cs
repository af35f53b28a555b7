using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>Reads one section of one module, a list or a dict by name, into <see cref="NamedEntry"/> objects.</summary>
internal static class SectionReader
{
    private const string NameField = "name";

    /// <summary>The section's entries; an invalid entry is reported and skipped.</summary>
    public static List<NamedEntry> Read(EntrySection section, NodeSyntax? node, DiagnosticBag diagnostics)
    {
        var entries = new List<NamedEntry>();
        switch (node)
        {
            case null or { IsNull: true }:
                break;
            case MappingSyntax { IsSet: false } mapping:
                foreach (var entry in mapping.Entries)
                    AddIfAny(entries, FromKey(section, entry, diagnostics));
                break;
            case SequenceSyntax sequence:
                foreach (var item in sequence.Items)
                    AddIfAny(entries, FromItem(section, item, diagnostics));
                break;
            default:
                diagnostics.Add(Catalogue.SectionOfWrongKind(node.Location, section.Key, section.Noun, node.KindName));
                break;
        }

        return WithoutDoubles(section, entries, diagnostics);
    }

    private static NamedEntry? FromKey(EntrySection section, MappingEntrySyntax entry, DiagnosticBag diagnostics)
    {
        if (NameOf(section, entry.Key, diagnostics) is not { } name)
            return null;
        switch (entry.Value)
        {
            case MappingSyntax { IsSet: false } body:
                if (body.Get(NameField) is { IsNull: false } inner && !(inner is ScalarSyntax { IsText: true } text && text.Text == name))
                {
                    diagnostics.Add(Catalogue.EntryHasTwoNames(inner.Location, section.Noun, name, inner.ToString()));
                    return null;
                }

                return new NamedEntry(name, entry.Key, body.Without(NameField), entry.Key.Location);
            case var value when section.TakesBareValues:
                var field = new MappingEntrySyntax(ScalarSyntax.Create("value", entry.Key.Location), value);
                return new NamedEntry(name, entry.Key, new MappingSyntax([field], value.Location), entry.Key.Location)
                {
                    IsNull = value.IsNull,
                };
            case { IsNull: true } nothing:
                return new NamedEntry(name, entry.Key, new MappingSyntax([], nothing.Location), entry.Key.Location) { IsNull = true };
            default:
                diagnostics.Add(Catalogue.EntryIsNotMapping(entry.Value.Location, section.Noun, name, entry.Value.KindName));
                return null;
        }
    }

    private static NamedEntry? FromItem(EntrySection section, NodeSyntax item, DiagnosticBag diagnostics)
    {
        if (item is not MappingSyntax { IsSet: false } mapping)
        {
            diagnostics.Add(Catalogue.ItemIsNotMapping(item.Location, section.Key, section.Noun, item.KindName));
            return null;
        }

        switch (mapping.Get(NameField))
        {
            case null or { IsNull: true }:
                var guess =
                    mapping.Entries.Count == 1 && mapping.Entries[0] is { Key.IsText: true, Value: MappingSyntax or { IsNull: true } }
                        ? mapping.Entries[0].Name
                        : null;
                var misspelt = Suggestion.For(NameField, mapping.Entries.Where(entry => entry.Key.IsText).Select(entry => entry.Name));
                diagnostics.Add(Catalogue.ItemWithoutName(item.Location, section.Key, section.Noun, guess, misspelt));
                return null;
            case ScalarSyntax scalar:
                return NameOf(section, scalar, diagnostics) is { } name
                    ? new NamedEntry(name, scalar, mapping.Without(NameField), item.Location)
                    : null;
            case var other:
                diagnostics.Add(Catalogue.NameIsNotString(other.Location, section.Noun, other.ToString(), other.KindName));
                return null;
        }
    }

    private static string? NameOf(EntrySection section, ScalarSyntax node, DiagnosticBag diagnostics)
    {
        if (!node.IsText)
            diagnostics.Add(Catalogue.NameIsNotString(node.Location, section.Noun, node.Text, node.KindName));
        else if (node.Text.Length == 0)
            diagnostics.Add(Catalogue.NameIsEmpty(node.Location, section.Noun));
        else
            return node.Text;
        return null;
    }

    private static List<NamedEntry> WithoutDoubles(EntrySection section, List<NamedEntry> entries, DiagnosticBag diagnostics)
    {
        var known = new Dictionary<string, NamedEntry>(StringComparer.Ordinal);
        var result = new List<NamedEntry>(entries.Count);
        foreach (var entry in entries)
        {
            if (known.TryGetValue(entry.Name, out var first))
            {
                diagnostics.Add(Catalogue.NameTwiceInSection(entry.NameNode.Location, section.Noun, entry.Name, first.NameNode.Location));
                continue;
            }

            known.Add(entry.Name, entry);
            result.Add(entry);
        }

        return result;
    }

    private static void AddIfAny(List<NamedEntry> entries, NamedEntry? entry)
    {
        if (entry is not null)
            entries.Add(entry);
    }
}
