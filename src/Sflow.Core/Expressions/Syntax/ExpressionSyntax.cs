using System.Collections.Generic;
using Sflow.Text;

namespace Sflow.Expressions;

/// <summary>A node of an expression's syntax tree. Trees never change, so any number of threads can evaluate one.</summary>
/// <param name="Span">Its place in the text of the template.</param>
public abstract record ExpressionSyntax(TextSpan Span)
{
    /// <summary>The nodes directly below, in the order in which they were written.</summary>
    public abstract IEnumerable<ExpressionSyntax> Children { get; }

    /// <summary>The longest way down, counted by the parser, which bounds it.</summary>
    internal int Depth { get; set; }
}
