using System;
using System.Collections.Generic;
using System.Linq;

namespace Sflow.Composition;

/// <summary>Entries of which some get replaced; the list is copied at the first change only.</summary>
internal sealed class EntryList(IReadOnlyList<NamedEntry> entries)
{
    private NamedEntry[]? changed;

    /// <summary>The entries as they are now; the very list that was given when nothing changed.</summary>
    public IReadOnlyList<NamedEntry> Result => changed ?? entries;

    /// <summary>The names.</summary>
    public IEnumerable<string> Names => entries.Select(entry => entry.Name);

    /// <summary>Replaces the entry of a name; false when there is none.</summary>
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
