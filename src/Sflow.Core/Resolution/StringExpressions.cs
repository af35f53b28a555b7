using Sflow.Expressions;
using Sflow.Generation;

namespace Sflow.Resolution;

/// <summary>Decides whether an expression always gives a string.</summary>
internal static class StringExpressions
{
    private static readonly HashSet<string> Filters =
    [
        "string",
        "upper",
        "lower",
        "capitalize",
        "title",
        "trim",
        "replace",
        "center",
        "indent",
        "truncate",
        "wordwrap",
        "format",
        "striptags",
        "urlencode",
        "escape",
        "e",
        "forceescape",
        "safe",
        "filesizeformat",
        "join",
        "tojson",
        "pprint",
        "urlize",
        "xmlattr",
    ];

    private static readonly HashSet<string> Members = ["path", "uri", "name", "ip_address"];
    private static readonly HashSet<string> Methods =
    [
        "upper",
        "lower",
        "title",
        "capitalize",
        "strip",
        "lstrip",
        "rstrip",
        "replace",
        "format",
        "join",
        "zfill",
        "ljust",
        "rjust",
        "isoformat",
        "strftime",
    ];

    /// <summary>True for strings, for operations that join strings, and for filters and methods that give a string for any value.</summary>
    public static bool IsCertain(ExpressionSyntax node, UntypedNames names) =>
        node switch
        {
            LiteralSyntax literal => literal.Value is TextValue,
            ConcatSyntax => true,
            FilterSyntax filter => Filters.Contains(filter.Name) || (filter.Name is "default" or "d" && IsCertain(filter.Operand, names)),
            CallSyntax { Callee: MemberSyntax method } => Methods.Contains(method.Name),
            BinarySyntax { Operator: BinaryOperator.Add } sum => IsCertain(sum.Left, names) || IsCertain(sum.Right, names),
            BinarySyntax { Operator: BinaryOperator.Modulo } format => IsCertain(format.Left, names),
            ConditionalSyntax conditional => IsCertain(conditional.Then, names)
                && (conditional.Otherwise is null || IsCertain(conditional.Otherwise, names)),
            LogicalSyntax logical => IsCertain(logical.Left, names) && IsCertain(logical.Right, names),
            MemberSyntax { Target: not NameSyntax { Name: "variables" } } member when Members.Contains(member.Name) => true,
            _ => names.IsText(node),
        };
}
