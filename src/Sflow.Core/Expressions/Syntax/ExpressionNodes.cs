using Sflow.Generation;

namespace Sflow.Expressions;

/// <summary>A number, a string, <c>true</c>, <c>false</c> or <c>none</c>.</summary>
internal sealed record LiteralSyntax(ExprValue Value, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [];
}

/// <summary>A name, looked up in the scope.</summary>
internal sealed record NameSyntax(string Name, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [];
}

/// <summary><c>target.name</c></summary>
internal sealed record MemberSyntax(ExpressionSyntax Target, string Name, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Target];
}

/// <summary><c>target[index]</c>, and <c>target.0</c>.</summary>
internal sealed record IndexSyntax(ExpressionSyntax Target, ExpressionSyntax Index, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Target, Index];
}

/// <summary><c>start:stop:step</c> between the brackets of an <see cref="IndexSyntax"/>.</summary>
internal sealed record SliceSyntax(ExpressionSyntax? Start, ExpressionSyntax? Stop, ExpressionSyntax? Step, TextSpan Span)
    : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => new[] { Start, Stop, Step }.OfType<ExpressionSyntax>();
}

/// <summary><c>callee(arguments)</c></summary>
internal sealed record CallSyntax(ExpressionSyntax Callee, ArgumentListSyntax Arguments, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Callee, .. Arguments.Expressions];
}

/// <summary><c>operand|name(arguments)</c></summary>
/// <param name="Operand">The value to filter.</param>
/// <param name="Name">The filter's name.</param>
/// <param name="NameSpan">The place of the name.</param>
/// <param name="Arguments">The arguments; empty without parentheses.</param>
/// <param name="Span">The place of the whole expression.</param>
internal sealed record FilterSyntax(ExpressionSyntax Operand, string Name, TextSpan NameSpan, ArgumentListSyntax Arguments, TextSpan Span)
    : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Operand, .. Arguments.Expressions];

    /// <summary>The filter that the parser found for the name.</summary>
    internal Operation Filter { get; init; } = null!;
}

/// <summary><c>operand is name(arguments)</c> and <c>operand is not name</c></summary>
/// <param name="Operand">The value to test.</param>
/// <param name="Name">The test's name.</param>
/// <param name="NameSpan">The place of the name.</param>
/// <param name="IsNegated">True if <c>not</c> is before the name.</param>
/// <param name="Arguments">The arguments, with or without parentheses.</param>
/// <param name="Span">The place of the whole expression.</param>
internal sealed record TestSyntax(
    ExpressionSyntax Operand,
    string Name,
    TextSpan NameSpan,
    bool IsNegated,
    ArgumentListSyntax Arguments,
    TextSpan Span
) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Operand, .. Arguments.Expressions];

    /// <summary>The test that the parser found for the name.</summary>
    internal Operation Test { get; init; } = null!;
}

/// <summary><c>-operand</c>, <c>+operand</c>, <c>not operand</c></summary>
internal sealed record UnarySyntax(UnaryOperator Operator, ExpressionSyntax Operand, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Operand];
}

/// <summary>An arithmetic operator with two operands.</summary>
internal sealed record BinarySyntax(ExpressionSyntax Left, BinaryOperator Operator, ExpressionSyntax Right, TextSpan Span)
    : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Left, Right];
}

/// <summary><c>left and right</c>, <c>left or right</c>: one of the operands. The right one is evaluated only if needed.</summary>
internal sealed record LogicalSyntax(ExpressionSyntax Left, bool IsAnd, ExpressionSyntax Right, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [Left, Right];
}

/// <summary><c>first ~ second ~ …</c>: the concatenated strings of all operands.</summary>
internal sealed record ConcatSyntax(IReadOnlyList<ExpressionSyntax> Operands, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => Operands;
}

/// <summary><c>first &lt; second &lt;= third …</c>: true if the comparison holds for each adjacent pair.</summary>
internal sealed record CompareSyntax(ExpressionSyntax First, IReadOnlyList<ComparisonSyntax> Rest, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => [First, .. Rest.Select(comparison => comparison.Operand)];
}

/// <summary>One comparison in a <see cref="CompareSyntax"/> with the operand before it.</summary>
internal sealed record ComparisonSyntax(ComparisonOperator Operator, ExpressionSyntax Operand);

/// <summary><c>then if condition else otherwise</c></summary>
/// <param name="Then">The value if the condition is true.</param>
/// <param name="Condition">The condition, evaluated first.</param>
/// <param name="Otherwise">The value if the condition is false; null without <c>else</c>, which gives an empty undefined value.</param>
/// <param name="Span">The place of the whole expression.</param>
internal sealed record ConditionalSyntax(ExpressionSyntax Then, ExpressionSyntax Condition, ExpressionSyntax? Otherwise, TextSpan Span)
    : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => Otherwise is null ? [Then, Condition] : [Then, Condition, Otherwise];
}

/// <summary><c>[items]</c></summary>
internal sealed record ListSyntax(IReadOnlyList<ExpressionSyntax> Items, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => Items;
}

/// <summary><c>(items)</c>, and items separated by commas.</summary>
internal sealed record TupleSyntax(IReadOnlyList<ExpressionSyntax> Items, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => Items;
}

/// <summary><c>{key: value, …}</c></summary>
internal sealed record DictSyntax(IReadOnlyList<EntrySyntax> Entries, TextSpan Span) : ExpressionSyntax(Span)
{
    /// <inheritdoc/>
    public override IEnumerable<ExpressionSyntax> Children => Entries.SelectMany(entry => new[] { entry.Key, entry.Value });
}

/// <summary>One entry of a <see cref="DictSyntax"/>.</summary>
internal sealed record EntrySyntax(ExpressionSyntax Key, ExpressionSyntax Value);
