namespace Sflow.Expressions;

/// <content>Parses what follows an operand: members, indices, calls, filters and tests.</content>
internal sealed partial class ExpressionParser
{
    private ExpressionSyntax ParsePostfix(ExpressionSyntax target, int start)
    {
        while (true)
        {
            if (TrySkip("."))
                target = ParseMember(target, start);
            else if (TrySkip("["))
                target = ParseIndex(target, start);
            else if (Current.IsOperator("("))
                target = Made(new CallSyntax(target, ParseArguments(), From(start)));
            else
                return target;
        }
    }

    private ExpressionSyntax ParseMember(ExpressionSyntax target, int start)
    {
        var token = Current;
        if (token.Kind is not (TokenKind.Name or TokenKind.Integer))
            throw Unexpected("a name or a number");
        next++;
        return token.Kind == TokenKind.Name
            ? Made(new MemberSyntax(target, token.Text, From(start)))
            : Made(new IndexSyntax(target, Made(new LiteralSyntax(token.Value!, token.Span)), From(start)));
    }

    private IndexSyntax ParseIndex(ExpressionSyntax target, int start)
    {
        var first = Start;
        var items = new List<ExpressionSyntax>();
        while (!Current.IsOperator("]"))
        {
            if (items.Count > 0)
                Expect(",");
            items.Add(ParseSubscript());
        }

        var index = items.Count == 1 ? items[0] : Made(new TupleSyntax(items, From(first)));
        next++;
        return Made(new IndexSyntax(target, index, From(start)));
    }

    private ExpressionSyntax ParseSubscript()
    {
        var start = Start;
        var first = Current.IsOperator(":") ? null : ParseExpression();
        if (!TrySkip(":"))
            return first!;
        var stop = ParseSlicePart();
        var step = TrySkip(":") ? ParseSlicePart() : null;
        return Made(new SliceSyntax(first, stop, step, From(start)));
    }

    private ExpressionSyntax? ParseSlicePart() =>
        Current.IsOperator(":") || Current.IsOperator("]") || Current.IsOperator(",") ? null : ParseExpression();

    private ArgumentListSyntax ParseArguments()
    {
        next++;
        var positional = new List<ExpressionSyntax>();
        var named = new List<NamedArgumentSyntax>();
        ExpressionSyntax? unpacked = null;
        ExpressionSyntax? unpackedNamed = null;
        ParseSeparated<object?>(
            ")",
            () =>
            {
                var token = Current;
                if (unpacked is null && unpackedNamed is null && TrySkip("*"))
                {
                    unpacked = ParseExpression();
                }
                else if (unpackedNamed is null && TrySkip("**"))
                {
                    unpackedNamed = ParseExpression();
                }
                else if (token.Kind == TokenKind.Name && tokens[next + 1].IsOperator("=") && unpackedNamed is null)
                {
                    next += 2;
                    if (named.Any(argument => argument.Name == token.Text))
                        throw new ExpressionSyntaxException(token.Span, $"the argument {Quote.Text(token.Text)} is given twice");
                    named.Add(new NamedArgumentSyntax(token.Text, ParseExpression()));
                }
                else if (unpacked is null && unpackedNamed is null && named.Count == 0)
                {
                    positional.Add(ParseExpression());
                }
                else
                {
                    throw new ExpressionSyntaxException(token.Span, "an argument without a name stands before those with one");
                }

                return null;
            }
        );
        return new ArgumentListSyntax(positional, named, unpacked, unpackedNamed);
    }

    private ExpressionSyntax ParseFilters(ExpressionSyntax operand, int start)
    {
        while (true)
        {
            if (TrySkip("|"))
                operand = ParseFilter(operand, start);
            else if (TrySkipName("is"))
                operand = ParseTest(operand, start);
            else if (Current.IsOperator("("))
                operand = Made(new CallSyntax(operand, ParseArguments(), From(start)));
            else
                return operand;
        }
    }

    private FilterSyntax ParseFilter(ExpressionSyntax operand, int start)
    {
        var (name, span) = ParseDottedName("a filter's name");
        var filter = FilterTable.Find(name, source.LocationOf(span), diagnostics);
        isFine &= filter is not null;
        var arguments = Current.IsOperator("(") ? ParseArguments() : ArgumentListSyntax.Empty;
        return Made(new FilterSyntax(operand, name, span, arguments, From(start)) { Filter = filter! });
    }

    private TestSyntax ParseTest(ExpressionSyntax operand, int start)
    {
        var isNegated = TrySkipName("not");
        var (name, span) = ParseDottedName("a test's name");
        var test = TestTable.Find(name, source.LocationOf(span), diagnostics);
        isFine &= test is not null;
        var arguments = ArgumentListSyntax.Empty;
        if (Current.IsOperator("("))
        {
            arguments = ParseArguments();
        }
        else if (StartsTestArgument())
        {
            if (Current.IsName("is"))
                throw new ExpressionSyntaxException(Current.Span, "a test can't be tested; put the first one in parentheses");
            var first = Start;
            arguments = new ArgumentListSyntax([ParsePostfix(ParsePrimary(), first)], [], null, null);
        }

        return Made(new TestSyntax(operand, name, span, isNegated, arguments, From(start)) { Test = test! });
    }

    private bool StartsTestArgument() =>
        Current.Kind switch
        {
            TokenKind.Name => !(Current.IsName("else") || Current.IsName("or") || Current.IsName("and")),
            TokenKind.Operator => Current.Text is "[" or "{",
            TokenKind.End => false,
            _ => true,
        };

    private (string Name, TextSpan Span) ParseDottedName(string what)
    {
        var start = Start;
        var name = ExpectName(what);
        while (TrySkip("."))
            name += "." + ExpectName(what);
        return (name, From(start));
    }
}
