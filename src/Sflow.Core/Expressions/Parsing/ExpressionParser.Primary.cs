namespace Sflow.Expressions;

/// <content>Parses literals, names and brackets.</content>
internal sealed partial class ExpressionParser
{
    private ExpressionSyntax ParsePrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                next++;
                return token.Text switch
                {
                    "true" or "True" => Made(new LiteralSyntax(BoolValue.True, token.Span)),
                    "false" or "False" => Made(new LiteralSyntax(BoolValue.False, token.Span)),
                    "none" or "None" => Made(new LiteralSyntax(NoneValue.Instance, token.Span)),
                    _ => Made(new NameSyntax(token.Text, token.Span)),
                };
            case TokenKind.Text:
                return ParseTexts();
            case TokenKind.Integer or TokenKind.Float:
                next++;
                return Made(new LiteralSyntax(token.Value!, token.Span));
            default:
                return token.Text switch
                {
                    "(" => ParseParentheses(),
                    "[" => ParseList(),
                    "{" => ParseDict(),
                    _ => throw Unexpected("an expression"),
                };
        }
    }

    // Adjacent strings are one string.
    private LiteralSyntax ParseTexts()
    {
        var start = Start;
        var first = (TextValue)tokens[next++].Value!;
        if (Current.Kind != TokenKind.Text)
            return Made(new LiteralSyntax(first, From(start)));
        var texts = new List<string> { first.Value };
        while (Current.Kind == TokenKind.Text)
            texts.Add(((TextValue)tokens[next++].Value!).Value);
        return Made(new LiteralSyntax(new TextValue(string.Concat(texts)), From(start)));
    }

    private ExpressionSyntax ParseParentheses()
    {
        var start = Start;
        next++;
        var inside = ParseItems(true);
        Expect(")");
        return inside is TupleSyntax tuple ? tuple with { Span = From(start) } : inside;
    }

    private ListSyntax ParseList()
    {
        var start = Start;
        next++;
        var items = ParseSeparated("]", ParseExpression);
        return Made(new ListSyntax(items, From(start)));
    }

    private DictSyntax ParseDict()
    {
        var start = Start;
        next++;
        var entries = ParseSeparated(
            "}",
            () =>
            {
                var key = ParseExpression();
                Expect(":");
                return new EntrySyntax(key, ParseExpression());
            }
        );
        return Made(new DictSyntax(entries, From(start)));
    }

    // Items separated by commas, with an optional trailing comma, and the closing bracket.
    private List<T> ParseSeparated<T>(string close, Func<T> parse)
    {
        var items = new List<T>();
        while (!Current.IsOperator(close))
        {
            if (items.Count > 0)
            {
                Expect(",");
                if (Current.IsOperator(close))
                    break;
            }

            items.Add(parse());
        }

        next++;
        return items;
    }
}
