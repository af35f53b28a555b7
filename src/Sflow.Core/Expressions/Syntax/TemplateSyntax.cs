using System.Collections.Generic;
using System.Linq;
using Sflow.Text;

namespace Sflow.Expressions;

/// <summary>A text with expressions in it, taken apart. It never changes and may be evaluated by several threads at once.</summary>
public sealed class TemplateSyntax
{
    private IReadOnlyList<NameReference>? references;

    internal TemplateSyntax(LocatedText source, IReadOnlyList<TemplatePart> parts)
    {
        Source = source;
        Parts = parts;
        HasExpressions = parts.Any(part => part is ExpressionPart);
        IsSingleExpression = parts.Count(part => part is ExpressionPart) == 1
            && parts.All(part => part is not LiteralPart literal || string.IsNullOrWhiteSpace(literal.Text));
    }

    /// <summary>The text as it was given.</summary>
    public LocatedText Source { get; }

    /// <summary>The parts in order; no literal part is empty.</summary>
    public IReadOnlyList<TemplatePart> Parts { get; }

    /// <summary>The names that it uses, in the order in which they are written.</summary>
    public IReadOnlyList<NameReference> References => references ??= Expressions.References.In(this);

    /// <summary>Whether there is an expression in it.</summary>
    public bool HasExpressions { get; }

    /// <summary>Whether it is one expression with nothing but white space around it, so that its value keeps its type.</summary>
    public bool IsSingleExpression { get; }
}
