using System.Text.RegularExpressions;
using Sflow.Tests.Conformance;

namespace Sflow.Tests.Composition;

/// <summary>Compares the warnings about redefinitions with nv-sflow's.</summary>
internal static class RedefinitionDifferences
{
    private const string ReplacedEntry = "SFLOW1114";
    private const string ChangedField = "SFLOW1130";

    /// <summary>The differences; each begins with <c>redefinition</c>.</summary>
    public static IEnumerable<string> Of(ConformanceSet set, IReadOnlyList<OracleOverride> expected, IEnumerable<Diagnostic> diagnostics)
    {
        var isDeep = set.Mode == Sflow.Composition.MergeMode.Deep;
        var warned = diagnostics.Where(one => one.Code == (isDeep ? ChangedField : ReplacedEntry)).ToList();
        return isDeep ? OfFields(expected, warned) : OfEntries(expected, warned);
    }

    // nv-sflow names the earlier file where it knows it, and the value instead for the workflow's name.
    private static IEnumerable<string> OfFields(IReadOnlyList<OracleOverride> expected, List<Diagnostic> warned)
    {
        var own = warned
            .Select(warning => new OracleOverride(
                Regex.Match(warning.Message, "^'(.*?)' is ").Groups[1].Value,
                true,
                warning.Location.Path,
                warning.Related[0].Location.Path,
                warning.Message
            ))
            .ToList();
        // A null is no value: what replaces it replaces nothing.
        var values = expected.Where(one => !one.Line.Contains("value: None -> ", StringComparison.Ordinal)).ToList();
        return values
            .Where(one => !own.Exists(warning => Same(warning, one)))
            .Select(one => $"redefinition {one.Key} by {one.By} of {one.Previous}: missing")
            .Concat(
                own.Where(warning => !values.Exists(one => Same(warning, one)))
                    .Select(warning => $"redefinition {warning.Key} by {warning.By} of {warning.Previous}: too much")
            );
    }

    private static bool Same(OracleOverride own, OracleOverride expected) =>
        own.Key == expected.Key
        && own.By == expected.By
        && (expected.Previous is null || expected.Key == "workflow.name" || own.Previous == expected.Previous);

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
