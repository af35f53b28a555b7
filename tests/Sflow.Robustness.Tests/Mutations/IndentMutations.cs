using Sflow.Syntax;

namespace Sflow.Robustness.Mutations;

/// <summary>Lines that moved: one blank more, one less, or a tab instead.</summary>
internal static class IndentMutations
{
    public static IEnumerable<Mutant> All(MutationSource source)
    {
        foreach (var site in source.Map.Fields.Where(site => !KeyMutations.IsFlow(source, site)))
        {
            var previous = Previous(site);
            var start = source.LineStart(site.File, site.Start);
            var indent = site.Start - start;
            if (previous is null || !string.IsNullOrWhiteSpace(source.TextOf(site.File)[start..site.Start]))
                continue;
            if (indent > 0)
            {
                yield return source.Replace("line indented with a tab", site.File, start, site.Start, "\t");
                yield return source.Replace("line moved to the left", site.File, start, start + 1, "");
            }

            // Behind a block of text or nothing a deeper line would belong to it, and below a list that isn't indented as well.
            if (
                previous is not ScalarSyntax { Style: ScalarStyle.Literal or ScalarStyle.Folded } and not ScalarSyntax { IsNull: true }
                && Depth(source, site.File, previous) != indent
            )
                yield return source.Replace("line moved to the right", site.File, start, start, " ");
        }
    }

    private static NodeSyntax? Previous(FieldSite site)
    {
        var index = site.Owner.Entries.ToList().FindIndex(entry => ReferenceEquals(entry, site.Entry));
        return index <= 0 ? null : site.Owner.Entries[index - 1].Value;
    }

    private static int Depth(MutationSource source, string file, NodeSyntax node) =>
        node.Location.Span.Start - source.LineStart(file, node.Location.Span.Start);
}
