using System.Collections.Generic;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>Tells of an expression whether it can be nothing but a text.</summary>
internal static class EvidentText
{
    private static readonly HashSet<string> Filters =
    [
        "string", "upper", "lower", "capitalize", "title", "trim", "replace", "center", "indent", "truncate", "wordwrap", "format", "striptags", "urlencode",
        "escape", "e", "forceescape", "safe", "filesizeformat", "join", "tojson", "pprint", "urlize", "xmlattr",
    ];

    private static readonly HashSet<string> Members = ["path", "uri", "name", "ip_address"];
    private static readonly HashSet<string> Methods = ["upper", "lower", "title", "capitalize", "strip", "lstrip", "rstrip", "replace", "format", "join", "zfill", "ljust", "rjust", "isoformat", "strftime"];

    /// <summary>True for texts, what joins texts, and what gives a text whatever it is given.</summary>
    public static bool Is(ExpressionSyntax node, UntypedNames names) => node switch
    {
        LiteralSyntax literal => literal.Value is TextValue,
        ConcatSyntax => true,
        FilterSyntax filter => Filters.Contains(filter.Name) || (filter.Name is "default" or "d" && Is(filter.Operand, names)),
        CallSyntax { Callee: MemberSyntax method } => Methods.Contains(method.Name),
        BinarySyntax { Operator: BinaryOperator.Add } sum => Is(sum.Left, names) || Is(sum.Right, names),
        BinarySyntax { Operator: BinaryOperator.Modulo } format => Is(format.Left, names),
        ConditionalSyntax conditional => Is(conditional.Then, names) && (conditional.Otherwise is null || Is(conditional.Otherwise, names)),
        LogicalSyntax logical => Is(logical.Left, names) && Is(logical.Right, names),
        MemberSyntax { Target: not NameSyntax { Name: "variables" } } member when Members.Contains(member.Name) => true,
        _ => names.IsText(node),
    };
}
