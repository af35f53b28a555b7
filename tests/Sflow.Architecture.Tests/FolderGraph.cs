namespace Sflow.Architecture.Tests;

/// <summary>Which folder uses which.</summary>
internal sealed class FolderGraph(IEnumerable<FolderUse> uses)
{
    private readonly ILookup<string, FolderUse> uses = uses.ToLookup(use => use.From);

    /// <summary>The folders that a folder uses.</summary>
    public IReadOnlyList<string> Of(string folder) => [.. uses[folder].Select(use => use.To).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The uses that are part of a cycle.</summary>
    public IReadOnlyList<FolderUse> Cycles()
    {
        var reach = uses.ToDictionary(group => group.Key, group => Reach(group.Key));
        return [.. uses.SelectMany(group => group).Where(use => reach.TryGetValue(use.To, out var back) && back.Contains(use.From))];
    }

    private HashSet<string> Reach(string folder)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([folder]);
        while (open.TryPop(out var next))
        {
            foreach (var to in Of(next).Where(seen.Add))
                open.Push(to);
        }

        return seen;
    }
}
