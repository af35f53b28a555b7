using Sflow.Syntax;

namespace Sflow.Robustness.Mutations;

/// <summary>Quotes that open a string and are not closed. The mistake is where the string begins.</summary>
internal static class QuoteMutations
{
    public static IEnumerable<Mutant> Open(MutationSource source)
    {
        foreach (
            var (file, scalar) in source.Map.Scalars.Where(pair =>
                pair.Scalar.Style is ScalarStyle.DoubleQuoted or ScalarStyle.SingleQuoted
            )
        )
        {
            var (start, end) = (scalar.Location.Span.Start, source.EndOf(file, scalar));
            yield return source.Replace("closing quote removed", file, end - 1, end, "", [(file, source.LineOf(file, start))]);
        }
    }
}
