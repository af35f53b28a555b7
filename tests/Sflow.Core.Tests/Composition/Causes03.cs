using Sflow.Tests.Conformance;

namespace Sflow.Tests.Composition;

/// <summary>Why Sflow differs from nv-sflow 0.3 in what both compose, by cause. The numbers are those of docs/language.md.</summary>
internal static class Causes03
{
    private const string Entry = @"(workflow\.)?variables\.[^. ]+";

    /// <summary>Errors of Sflow where nv-sflow composes.</summary>
    public static readonly ErrorCause[] Errors =
    [
        // Two entries of one name in one file.
        new("SFLOW1112", "62"),
        // nv-sflow writes a mapping in a script as text.
        new("SFLOW1129", "63"),
        // nv-sflow finds cycles when it plans.
        new("SFLOW1224", "74"),
    ];

    /// <summary>Values that differ.</summary>
    public static readonly ValueCause[] Values =
    [
        // Null removes fields of the workflow and whole entries, too.
        new("60", @"^\$\.workflow\.(timeout|monitor|upload_all): missing", @"^ *(timeout|monitor|upload_all): *(null|~)? *$"),
        new("60", @"^redefinition workflow\.(timeout|monitor|upload_all) .*too much", @"^ *(timeout|monitor|upload_all): *(null|~)? *$"),
        new("60", @"^\$(\.workflow)?\.(variables|artifacts|backends|operators|tasks|storage): .* instead of .*\{""name"":""[^""]*""\}"),
        // A bare value of a variable is its field 'value'; the other fields stay.
        new("61", @"^\$(\.workflow)?\.variables\[\d+\]\.(value|type|description|domain): too much"),
        new("61", $@"^redefinition {Entry} by .* missing|^redefinition {Entry}\.value by .* too much"),
        // What changes its kind loses the fields that the new kind does not have.
        new("64", @"^\$\.(backends|operators)\[\d+\]\.\w+: missing", @"type:[\s\S]*type:"),
        new("64", @"^\$\.workflow\.tasks\[\d+\]\.result\.\w+: missing", @"result:[\s\S]*result:"),
    ];

    /// <summary>What Sflow composes and nv-sflow refuses.</summary>
    public static readonly AcceptanceCause[] Acceptances =
    [
        // One number is a list of one.
        new("96", ".*node-indices.*", "input_value='-?\\d+'"),
        new("60", ".*bad-type.*", "input_value=None"),
        new("61", ".*missing-field.*", @"variables\.\d+\.value\n"),
        new("64", ".*(probe-type-count|probe-pattern|image-and-name|inline-content).*"),
        new("65", "validation: operator-docker"),
    ];
}
