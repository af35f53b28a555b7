namespace Sflow.Expressions;

/// <summary>A token of an expression.</summary>
/// <param name="Kind">The kind of token.</param>
/// <param name="Text">The name, the operator, or the literal as it was written.</param>
/// <param name="Value">The value of a literal.</param>
/// <param name="Span">The place in the string of the template.</param>
internal readonly record struct Token(TokenKind Kind, string Text, ExprValue? Value, TextSpan Span)
{
    public bool IsName(string name) => Kind == TokenKind.Name && Text == name;

    public bool IsOperator(string name) => Kind == TokenKind.Operator && Text == name;
}

/// <summary>The kinds of tokens.</summary>
internal enum TokenKind
{
    Name,
    Text,
    Integer,
    Float,
    Operator,
    End,
}
