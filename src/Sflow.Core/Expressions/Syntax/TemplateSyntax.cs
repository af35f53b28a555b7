namespace Sflow.Expressions;

/// <summary>A string with expressions, parsed. It is immutable, and several threads may evaluate it at once.</summary>
internal sealed class TemplateSyntax
{
    private IReadOnlyList<NameReference>? references;

    internal TemplateSyntax(LocatedText source, IReadOnlyList<TemplatePart> parts)
    {
        Source = source;
        Parts = parts;
        HasExpressions = parts.Any(part => part is ExpressionPart);
        IsSingleExpression =
            parts.Count(part => part is ExpressionPart) == 1
            && parts.All(part => part is not LiteralPart literal || string.IsNullOrWhiteSpace(literal.Text));
    }

    /// <summary>The original string.</summary>
    public LocatedText Source { get; }

    /// <summary>The parts in order; no literal part is empty.</summary>
    public IReadOnlyList<TemplatePart> Parts { get; }

    /// <summary>The names that the template uses, in the order in which they are written.</summary>
    public IReadOnlyList<NameReference> References => references ??= Expressions.References.In(this);

    /// <summary>True if there is an expression in the template.</summary>
    public bool HasExpressions { get; }

    /// <summary>True if the template is one expression, with nothing but white space around it. Its value then keeps its type.</summary>
    public bool IsSingleExpression { get; }
}
