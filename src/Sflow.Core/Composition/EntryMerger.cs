using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>
/// Merges the entries of one section over all modules. An entry keeps the position of its first definition, whatever later modules
/// say about it.
/// </summary>
internal sealed class EntryMerger(EntrySection section, MergeRules rules, DiagnosticBag diagnostics)
{
    private readonly List<NamedEntry?> result = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public static IReadOnlyList<NamedEntry> Merge(
        EntrySection section,
        IEnumerable<ModuleContent> modules,
        MergeRules rules,
        DiagnosticBag diagnostics
    )
    {
        var merger = new EntryMerger(section, rules, diagnostics);
        foreach (var module in modules)
        {
            foreach (var entry in module.Entries[section])
                merger.Add(entry);
        }

        return [.. merger.result.OfType<NamedEntry>()];
    }

    private void Add(NamedEntry entry)
    {
        if (!places.TryGetValue(entry.Name, out var place))
        {
            places.Add(entry.Name, result.Count);
            result.Add(entry);
        }
        else if (result[place] is not { } earlier)
        {
            result[place] = entry;
        }
        else if (rules.Mode == MergeMode.Deep)
        {
            result[place] = Merged(earlier, entry);
        }
        else if (ReferenceEquals(section, EntrySection.Tasks))
        {
            diagnostics.Add(Catalogue.TaskTwice(entry.NameNode.Location, entry.Name, earlier.NameNode.Location));
        }
        else
        {
            WarnOfReplacement(earlier, entry);
            result[place] = entry;
        }
    }

    private NamedEntry? Merged(NamedEntry earlier, NamedEntry later)
    {
        var path = $"{section.Key}.{later.Name}";
        if (later.IsNull)
        {
            var shown = earlier.Body.ToString();
            diagnostics.Add(Catalogue.Overridden(later.NameNode.Location, path, shown, earlier.NameNode.Location, null));
            return null;
        }

        var notes = new MergeNotes();
        var body = new FieldMerger(rules, section, notes).Merge(path, earlier.Body, later.Body);
        notes.Report(diagnostics);
        return earlier with { Body = body, IsNull = false, LaterModules = [.. earlier.LaterModules, later.Origin.Path] };
    }

    // A different description is not a different value.
    private void WarnOfReplacement(NamedEntry earlier, NamedEntry later)
    {
        var (before, after) = (earlier.Body.Without("description"), later.Body.Without("description"));
        if (NodeSyntax.ContentEquals(before, after))
            return;
        NodeSyntax shownBefore = before,
            shownAfter = after;
        if (
            section.MainField is { } field
            && before.Get(field) is { } valueBefore
            && after.Get(field) is { } valueAfter
            && !NodeSyntax.ContentEquals(valueBefore, valueAfter)
        )
            (shownBefore, shownAfter) = (valueBefore, valueAfter);
        var merged = new FieldMerger(rules, section, new MergeNotes()).Merge("", before, after);
        diagnostics.Add(
            Catalogue.Redefined(
                later.NameNode.Location,
                section.Noun,
                later.Name,
                shownBefore.ToString(),
                earlier.NameNode.Location,
                shownAfter.ToString(),
                [.. LostFields.Of(merged, after)]
            )
        );
    }
}
