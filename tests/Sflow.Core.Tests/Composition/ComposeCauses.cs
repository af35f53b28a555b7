using System.Text.RegularExpressions;
using Sflow.Tests.Conformance;

namespace Sflow.Tests.Composition;

/// <summary>Why a composed document differs from nv-sflow's, by cause.</summary>
internal static class ComposeCauses
{
    private const string NullTimeout = @"timeout: *(null|~)? *[\n}\r]";

    private static readonly ErrorCause[] Errors =
    [
        new("SFLOW1013", "39"),
        new("SFLOW1102", "O6", "^'(?!(storage|upload_all|monitor)')"),
        new("SFLOW1103", "O6"),
        new("SFLOW1106", "O6"),
        new("SFLOW1107", "O6"),
        new("SFLOW1112", "O6"),
        new("SFLOW1201", "O7", "is not a field of (backend|operator)"),
        new("SFLOW1206", "O15, O32"),
        new("SFLOW1301", "O16"),
        new("SFLOW1305", "O16"),
    ];

    private static readonly ValueCause[] Values =
    [
        new("O8", @"^(\$\.workflow\.timeout: too much|redefinition workflow\.timeout: missing)", NullTimeout),
        new("38", @"^\$[^:]*: '-?\d+(:\d\d?)+(\.\d*)?' instead of -?[\d.]+$", @"\d:\d\d"),
    ];

    private static readonly ValueCause OverrideValue = new("O23", @"^\$(\.workflow)?\.variables\[\d+\]\.(value|domain)\b");

    private static readonly AcceptanceCause[] Acceptances =
    [
        new("O11", "expression-syntax", "comment tag|Encountered unknown tag|block", @"\{[#%]"),
        new("54", "validation: bad-value", "gpus_per_node must be > 0, got 0"),
        new("54", "exclude-out-of-range", "index -"),
        new("O34", "override-unknown-variable", "", @"^workflow:[\s\S]*?\n +variables:"),
    ];

    /// <summary>The causes for a set of data and the overrides of a case.</summary>
    public static Causes Of(ConformanceSet set, IReadOnlyList<string> overrides)
    {
        var values = overrides.Any(IsReadInAnotherWay) ? [.. Values, OverrideValue] : Values;
        return ReferenceEquals(set, ConformanceSet.Newer)
            ? new([.. Causes03.Errors, .. Errors], [.. Causes03.Values, .. values], [.. Causes03.Acceptances, .. Acceptances])
            : new(Errors, values, Acceptances);
    }

    // A list for an untyped variable, and numbers that are not canonical.
    private static bool IsReadInAnotherWay(string text) =>
        Regex.IsMatch(
            text,
            @"^\w+=(\[|[+.]|-?\.|-?(inf|nan)|.*(\b0\d|\d_\d)|.*\.$|.*\de)",
            RegexOptions.IgnoreCase | RegexOptions.Singleline
        );
}
