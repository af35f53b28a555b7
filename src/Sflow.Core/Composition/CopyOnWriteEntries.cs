namespace Sflow.Composition;

/// <summary>A list of entries that is copied at the first replacement.</summary>
internal sealed class CopyOnWriteEntries(IReadOnlyList<NamedEntry> entries)
{
    private NamedEntry[]? changed;

    /// <summary>The current entries; the original list when nothing was replaced.</summary>
    public IReadOnlyList<NamedEntry> Result => changed ?? entries;

    /// <summary>The names.</summary>
    public IEnumerable<string> Names => entries.Select(entry => entry.Name);

    /// <summary>Replaces the entry with this name; returns false when there is none.</summary>
    public bool Replace(string name, Func<NamedEntry, NamedEntry> change)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (!string.Equals(entries[i].Name, name, StringComparison.Ordinal))
                continue;
            var before = Result[i];
            var after = change(before);
            if (!ReferenceEquals(before, after))
                (changed ??= [.. entries])[i] = after;
            return true;
        }

        return false;
    }
}
