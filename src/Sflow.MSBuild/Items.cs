using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Build.Framework;
using Sflow.Text;

namespace Sflow.MSBuild;

/// <summary>Reads items and their metadata.</summary>
internal static class Items
{
    private static readonly char[] Separators = [';', '\n', '\r'];

    /// <summary>The file that defines an item; MSBuild keeps no line. An item that the targets made from another one says where that one was.</summary>
    public static TextLocation Place(ITaskItem item) =>
        TextLocation.OfFile(item.GetMetadata("DefinedIn") is { Length: > 0 } given ? given : item.GetMetadata("DefiningProjectFullPath"));

    /// <summary>A metadata value with its place, or null when it is empty.</summary>
    public static Located<string>? Value(ITaskItem item, string metadata) =>
        item.GetMetadata(metadata) is { } value && value.Trim().Length > 0 ? new Located<string>(value.Trim(), Place(item)) : null;

    /// <summary>The parts of a list that semicolons separate.</summary>
    public static IEnumerable<Located<string>> List(string? text, TextLocation place) =>
        (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim()).Where(part => part.Length > 0).Select(part => new Located<string>(part, place));

    /// <summary>True when an item names no workflow or this one.</summary>
    public static bool BelongsTo(ITaskItem item, string workflow) =>
        item.GetMetadata("Workflow") is not { Length: > 0 } given || given == workflow;

    /// <summary>
    /// Items in their order; those with <c>Sorted="true"</c>, which a glob found in no order, take each other's places in
    /// ordinal order of their paths.
    /// </summary>
    public static IReadOnlyList<ITaskItem> InOrder(IEnumerable<ITaskItem> items)
    {
        var result = items.ToArray();
        var places = Enumerable.Range(0, result.Length).Where(i => IsTrue(result[i], "Sorted")).ToList();
        var sorted = places.Select(i => result[i]).OrderBy(item => item.ItemSpec.Replace('\\', '/'), StringComparer.Ordinal).ToList();
        for (var i = 0; i < places.Count; i++)
            result[places[i]] = sorted[i];
        return result;
    }

    /// <summary>True when an item has the metadata, be it empty.</summary>
    public static bool Has(ITaskItem item, string metadata) => item.MetadataNames.Cast<string>().Contains(metadata);

    /// <summary>True when a variable has several values.</summary>
    public static bool IsAxis(ITaskItem item) => List(item.GetMetadata("Values"), Place(item)).Any();

    /// <summary>What an item says of variables: its metadata but those of ours and of MSBuild's.</summary>
    public static IReadOnlyDictionary<string, string> OwnMetadata(ITaskItem item) =>
        item.CloneCustomMetadata().Keys.Cast<string>().Where(key => !string.Equals(key, "Workflow", StringComparison.OrdinalIgnoreCase)).ToDictionary(key => key, key => item.GetMetadata(key).Trim());

    /// <summary>True when the metadata says so.</summary>
    public static bool IsTrue(ITaskItem item, string metadata) => string.Equals(item.GetMetadata(metadata), "true", StringComparison.OrdinalIgnoreCase);
}
