namespace Sflow.Tests.Conformance;

/// <summary>Why a resolved document differs from nv-sflow's, by cause.</summary>
internal static class ResolveCauses
{
    private const string Sweeps = @"replicas:";

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
        new("O19", @"^\$\.variables: ", Sweeps),
        new("O19", @"^\$[^:]*: .*\$\{(\{.*\}\}|\w+\}).* instead of ", Sweeps),
    ];
}
