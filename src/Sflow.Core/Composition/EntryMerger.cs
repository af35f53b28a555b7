using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>
/// Merges the entries of one section over all modules. A later entry replaces the whole earlier one and takes its position.
/// </summary>
internal sealed class EntryMerger(EntrySection section, DiagnosticBag diagnostics)
{
    private readonly List<NamedEntry> result = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public static IReadOnlyList<NamedEntry> Merge(EntrySection section, IEnumerable<ModuleContent> modules, DiagnosticBag diagnostics)
    {
        var merger = new EntryMerger(section, diagnostics);
        foreach (var module in modules)
        {
            foreach (var entry in module.Entries[section])
                merger.Add(entry);
        }

        return merger.result;
    }

    private void Add(NamedEntry entry)
    {
        if (!places.TryGetValue(entry.Name, out var place))
        {
            places.Add(entry.Name, result.Count);
            result.Add(entry);
        }
        else if (ReferenceEquals(section, EntrySection.Tasks))
        {
            diagnostics.Add(Catalogue.TaskTwice(entry.NameNode.Location, entry.Name, result[place].NameNode.Location));
        }
        else
        {
            WarnOfOtherValue(result[place], entry);
            result[place] = entry;
        }
    }

    // A different description is not a different value.
    private void WarnOfOtherValue(NamedEntry earlier, NamedEntry later)
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
        diagnostics.Add(
            Catalogue.Redefined(
                later.NameNode.Location,
                section.Noun,
                later.Name,
                shownBefore.ToString(),
                earlier.NameNode.Location,
                shownAfter.ToString()
            )
        );
    }
}
