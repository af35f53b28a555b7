using Sflow.Tests.Conformance;

namespace Sflow.Tests.Composition;

/// <summary>Compares the warnings about redefinitions with nv-sflow's.</summary>
internal static class RedefinitionDifferences
{
    private const string Code = "SFLOW1114";

    /// <summary>The differences; each begins with <c>redefinition</c>.</summary>
    public static IEnumerable<string> Of(ConformanceSet set, IReadOnlyList<OracleOverride> expected, IEnumerable<Diagnostic> diagnostics)
    {
        var warned = diagnostics.Where(one => one.Code == Code).ToList();
        return ReferenceEquals(set, ConformanceSet.Newer) ? [] : OfEntries(expected, warned);
    }

    // Sflow also warns where the value stays the same but a type or a domain changes.
    private static IEnumerable<string> OfEntries(IReadOnlyList<OracleOverride> expected, List<Diagnostic> warned)
    {
        static bool Speaks(Diagnostic warning, OracleOverride one) =>
            warning.Message.Contains($"'{one.Key[(one.Key.LastIndexOf('.') + 1)..]}'", StringComparison.Ordinal);
        return expected
            .Where(one => one.IsOtherValue && !warned.Exists(warning => Speaks(warning, one)))
            .Select(one => $"redefinition {one.Key}: missing")
            .Concat(
                warned.Where(warning => !expected.Any(one => Speaks(warning, one))).Select(warning => $"redefinition {warning}: too much")
            );
    }
}
