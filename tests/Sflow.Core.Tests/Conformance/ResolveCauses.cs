namespace Sflow.Tests.Conformance;

/// <summary>Why a resolved document differs from nv-sflow's, by cause.</summary>
internal static class ResolveCauses
{
    private const string Sweeps = @"replicas:";
    private const string Untyped = @"^  \w+:\n    value: *(\n *- |-?\d|\[|true|false)[^\n]*\n(?! *type:)";

    /// <summary>The causes for all data; rules for composing apply, too.</summary>
    public static readonly ValueCause[] Values =
    [
        new("O1", @"^\$[^:]*: '[^$]*' instead of (-?\d[\d.]*(e[+-]?\d+)?|true|false|\{""\$float.*)$", @"\$\{\{"),
        new("O21", @"\[\\u0027\$\{\{|^\$\.workflow\.tasks\[\d+\]\.script\[\d+\]: '\$\{\{ variables\.\w+\[", @"value: \[[^\]]*\$\{\{"),
        new("O21", @"^\$\.variables: too much", @"value: \[[^\]]*\$\{\{"),
        new("O20", @"^\$(?![^:]*\.script\[)[^:]*: .*\$\{\w+\}.* instead of ", @"\$\{\w+\}"),
        // Where an expression has a brace or a text with "}}" at its end.
        new("O2", @"^\$\.variables: too much|^\$[^:]*\.script\[", @"\}[^{""\n]*\}\}|'\}\}'"),
        // nv-sflow keeps a text whole that begins or ends with an expression that it cannot compute.
        new("O2", @"^\$[^:]*: .* instead of ""\$\{\{.*\}\}""$", @"\$\{\{"),
        new("O12", @"^\$[^:]*script\[\d+\]: .*\$\{\{ task is defined \}\}", @"task is "),
        new("O14", @"^\$[^:]*: ([^ ]* )*'?[^ ]*\b\d+\.0\b.* instead of ""[^""]*\d", @"type: float"),
        new(
            "75",
            @"\.script\[\d+\]: .*\b(True|False)\b",
            @"\bis (not )?(string|number|integer|float|mapping|boolean|none|true|false|sameas)\b"
        ),
        new("O19", @"^\$\.variables: ", Sweeps),
        new("O19", @"^\$[^:]*: .*\$\{(\{.*\}\}|\w+\}).* instead of ", Sweeps),
        // What stays is not rewritten, and needs its variables.
        new("77", @"^\$[^:]*: .*\$\{\{.*\}\}.* instead of "".*\$\{\{", @"\$\{\{.*\b(task\.|nope\b|backends\.|artifacts\.|workflow\.)"),
        new("77", @"^\$\.variables: too much", @"\$\{\{.*\b(task\.|backends\.|artifacts\.|workflow\.)"),
        // In scripts, an untyped variable is a string, and the expression means something else there.
        new("O3", @"^\$[^:]*script\[\d+\]: .*\$\{\{.*\}\}.* instead of (?!.*\$\{\{)", Untyped),
        new("O3", @"^\$\.variables: too much", Untyped),
    ];
}
