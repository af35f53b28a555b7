namespace Sflow.Expressions;

/// <summary>A node of an expression's syntax tree. Trees are immutable, so any number of threads can evaluate one.</summary>
/// <param name="Span">The place in the string of the template.</param>
internal abstract record ExpressionSyntax(TextSpan Span)
{
    /// <summary>The direct children, in the order in which they were written.</summary>
    public abstract IEnumerable<ExpressionSyntax> Children { get; }

    /// <summary>The depth of the tree below. The parser counts and limits it.</summary>
    internal int Depth { get; set; }
}
