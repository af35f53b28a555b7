namespace Sflow.Expressions;

/// <content>Moves through the tokens.</content>
internal sealed partial class ExpressionParser
{
    private Token Current => tokens[next];

    private int Start => Current.Span.Start;

    private string ExpectName(string what) => Current.Kind == TokenKind.Name ? tokens[next++].Text : throw Unexpected(what);

    private void Expect(string symbol)
    {
        if (!TrySkip(symbol))
            throw Unexpected($"'{symbol}'");
    }

    private bool TrySkip(string symbol)
    {
        var found = Current.IsOperator(symbol);
        if (found)
            next++;
        return found;
    }

    private bool TrySkipName(string name)
    {
        var found = Current.IsName(name);
        if (found)
            next++;
        return found;
    }

    private TextSpan From(int start) => TextSpan.FromBounds(start, next == 0 ? start : Math.Max(start, tokens[next - 1].Span.End));

    private ExpressionSyntaxException Unexpected(string expected) =>
        Current.Kind == TokenKind.End
            ? new ExpressionSyntaxException(Current.Span, $"{expected} is missing before the closing '}}}}'")
            : new ExpressionSyntaxException(
                Current.Span,
                $"{expected} is expected here, not {Quote.Text(source.Value.Substring(Start, Current.Span.Length))}"
            );

    private static ExpressionSyntaxException TooDeep(TextSpan span) => new(span, $"it nests more than {DeepestNesting} levels");

    private static T Made<T>(T node)
        where T : ExpressionSyntax
    {
        foreach (var child in node.Children)
            node.Depth = Math.Max(node.Depth, child.Depth + 1);
        if (node.Depth > DeepestNesting)
            throw TooDeep(node.Span);
        return node;
    }
}
