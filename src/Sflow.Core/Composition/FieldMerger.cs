using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>
/// Merges two definitions of an entry field by field. Mappings merge recursively; lists and scalars of the later definition replace
/// those of the earlier one; null removes a field. Every node keeps the place where it was written.
/// </summary>
internal sealed class FieldMerger(MergeRules rules, EntrySection section, MergeNotes notes)
{
    private readonly KindChange kinds = new(rules, section);

    /// <summary>The merged fields, those of the earlier definition first.</summary>
    /// <param name="name">The path of the entry, such as <c>variables.TP</c>.</param>
    /// <param name="earlier">The fields as merged so far.</param>
    /// <param name="later">The fields of the later module.</param>
    public MappingSyntax Merge(string name, MappingSyntax earlier, MappingSyntax later) => Merge(name, "", earlier, later);

    private MappingSyntax Merge(string name, string path, MappingSyntax earlier, MappingSyntax later)
    {
        var lost = kinds.Find(path, earlier, later);
        if (lost is var (cause, dropped))
        {
            // An explicit null for such a field says it, too, and is not in this list.
            var reported = dropped.Where(field => !field.Value.IsNull).ToList();
            if (reported.Count > 0)
                notes.Dropped.Add(new(name, cause, reported));
        }

        var result = new List<MappingEntrySyntax>();
        foreach (var field in earlier.Entries)
        {
            if (lost?.Fields.Contains(field) == true)
                continue;
            if (!later.TryGet(field.Key.Value, out var change))
                result.Add(field);
            else if (MergedField(name, path, field, change) is { } merged)
                result.Add(merged);
        }

        result.AddRange(
            later.Entries.Where(field => !earlier.TryGet(field.Key.Value, out _) && (IsData(path, field) || !field.Value.IsNull))
        );
        return new MappingSyntax(result, earlier.Location);
    }

    private MappingEntrySyntax? MergedField(string name, string path, MappingEntrySyntax earlier, MappingEntrySyntax later)
    {
        var inner = $"{name}.{earlier.Name}";
        if (earlier.Value is MappingSyntax { IsSet: false } before && later.Value is MappingSyntax { IsSet: false } after)
            return earlier with { Value = Merge(inner, path.Length == 0 ? earlier.Name : $"{path}.{earlier.Name}", before, after) };
        var isData = IsData(path, earlier);
        if (!earlier.Value.IsNull && !NodeSyntax.ContentEquals(earlier.Value, later.Value))
            notes.Replaced.Add(new(inner, earlier, later));
        return later.Value.IsNull && !isData ? null : later;
    }

    // A null inside the value of a variable is a value as any other.
    private bool IsData(string path, MappingEntrySyntax field) =>
        section.TakesBareValues
        && (path.Length == 0 ? field.Name == "value" : path == "value" || path.StartsWith("value.", StringComparison.Ordinal));
}
