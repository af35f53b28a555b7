using System.Runtime.CompilerServices;

namespace Sflow.Expressions;

/// <summary>
/// Parses one expression with Jinja2's grammar. Unary minus binds tighter than <c>**</c>, which is left-associative. Filters and
/// tests bind tighter than both.
/// </summary>
internal sealed partial class ExpressionParser(IReadOnlyList<Token> tokens, LocatedText source, DiagnosticBag diagnostics)
{
    private const int DeepestNesting = 200;

    private int next;
    private int nesting;
    private bool isFine = true;

    /// <summary>The whole expression, or null after an error was reported.</summary>
    public ExpressionSyntax? TryParse()
    {
        try
        {
            var expression = ParseItems(false);
            if (Current.Kind != TokenKind.End)
                throw Unexpected("the end of the expression");
            return isFine ? expression : null;
        }
        catch (ExpressionSyntaxException problem)
        {
            diagnostics.Add(Catalogue.ExpressionSyntaxError(source.LocationOf(problem.Span), problem.Message));
        }
        catch (InsufficientExecutionStackException)
        {
            diagnostics.Add(Catalogue.ExpressionSyntaxError(source.LocationOf(Current.Span), "it nests too deeply"));
        }

        return null;
    }

    // One expression, or several separated by commas, which form a tuple.
    private ExpressionSyntax ParseItems(bool mayBeEmpty)
    {
        var start = Start;
        var items = new List<ExpressionSyntax>();
        var isTuple = false;
        while (Current.Kind != TokenKind.End && !Current.IsOperator(")"))
        {
            items.Add(ParseExpression());
            if (!TrySkip(","))
                break;
            isTuple = true;
        }

        if (!isTuple && items.Count == 1)
            return items[0];
        if (items.Count == 0 && !mayBeEmpty)
            throw Unexpected("an expression");
        return Made(new TupleSyntax(items, From(start)));
    }

    private ExpressionSyntax ParseExpression()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++nesting > DeepestNesting)
            throw TooDeep(Current.Span);
        var start = Start;
        var result = ParseOr();
        while (TrySkipName("if"))
        {
            var condition = ParseOr();
            var otherwise = TrySkipName("else") ? ParseExpression() : null;
            result = Made(new ConditionalSyntax(result, condition, otherwise, From(start)));
        }

        nesting--;
        return result;
    }

    private ExpressionSyntax ParseOr()
    {
        var start = Start;
        var left = ParseAnd();
        while (TrySkipName("or"))
            left = Made(new LogicalSyntax(left, false, ParseAnd(), From(start)));
        return left;
    }

    private ExpressionSyntax ParseAnd()
    {
        var start = Start;
        var left = ParseNot();
        while (TrySkipName("and"))
            left = Made(new LogicalSyntax(left, true, ParseNot(), From(start)));
        return left;
    }

    private ExpressionSyntax ParseNot()
    {
        var start = Start;
        if (!TrySkipName("not"))
            return ParseComparison();
        if (++nesting > DeepestNesting)
            throw TooDeep(Current.Span);
        var result = Made(new UnarySyntax(UnaryOperator.Not, ParseNot(), From(start)));
        nesting--;
        return result;
    }

    private ExpressionSyntax ParseComparison()
    {
        var start = Start;
        var first = ParseSum();
        List<ComparisonSyntax>? rest = null;
        while (ReadComparison() is { } comparison)
            (rest ??= []).Add(new ComparisonSyntax(comparison, ParseSum()));
        return rest is null ? first : Made(new CompareSyntax(first, rest, From(start)));
    }

    private ComparisonOperator? ReadComparison()
    {
        if (Current.IsName("not") && tokens[next + 1].IsName("in"))
        {
            next += 2;
            return ComparisonOperator.NotIn;
        }

        ComparisonOperator? found = Current switch
        {
            { Kind: TokenKind.Name, Text: "in" } => ComparisonOperator.In,
            { Kind: TokenKind.Operator, Text: "==" } => ComparisonOperator.Equal,
            { Kind: TokenKind.Operator, Text: "!=" } => ComparisonOperator.NotEqual,
            { Kind: TokenKind.Operator, Text: "<" } => ComparisonOperator.Less,
            { Kind: TokenKind.Operator, Text: "<=" } => ComparisonOperator.LessOrEqual,
            { Kind: TokenKind.Operator, Text: ">" } => ComparisonOperator.Greater,
            { Kind: TokenKind.Operator, Text: ">=" } => ComparisonOperator.GreaterOrEqual,
            _ => null,
        };
        if (found is not null)
            next++;
        return found;
    }

    private ExpressionSyntax ParseSum()
    {
        var start = Start;
        var left = ParseConcat();
        while (Current.IsOperator("+") || Current.IsOperator("-"))
        {
            var operation = Current.IsOperator("+") ? BinaryOperator.Add : BinaryOperator.Subtract;
            next++;
            left = Made(new BinarySyntax(left, operation, ParseConcat(), From(start)));
        }

        return left;
    }

    private ExpressionSyntax ParseConcat()
    {
        var start = Start;
        var first = ParseProduct();
        if (!Current.IsOperator("~"))
            return first;
        var operands = new List<ExpressionSyntax> { first };
        while (TrySkip("~"))
            operands.Add(ParseProduct());
        return Made(new ConcatSyntax(operands, From(start)));
    }

    private ExpressionSyntax ParseProduct()
    {
        var start = Start;
        var left = ParsePower();
        while (Current.Kind == TokenKind.Operator)
        {
            BinaryOperator? found = Current.Text switch
            {
                "*" => BinaryOperator.Multiply,
                "/" => BinaryOperator.Divide,
                "//" => BinaryOperator.FloorDivide,
                "%" => BinaryOperator.Modulo,
                _ => null,
            };
            if (found is not { } operation)
                break;
            next++;
            left = Made(new BinarySyntax(left, operation, ParsePower(), From(start)));
        }

        return left;
    }

    private ExpressionSyntax ParsePower()
    {
        var start = Start;
        var left = ParseUnary(true);
        while (TrySkip("**"))
            left = Made(new BinarySyntax(left, BinaryOperator.Power, ParseUnary(true), From(start)));
        return left;
    }

    private ExpressionSyntax ParseUnary(bool withFilters)
    {
        var start = Start;
        ExpressionSyntax result;
        if (Current.IsOperator("-") || Current.IsOperator("+"))
        {
            var operation = Current.IsOperator("-") ? UnaryOperator.Minus : UnaryOperator.Plus;
            next++;
            if (++nesting > DeepestNesting)
                throw TooDeep(Current.Span);
            var operand = ParseUnary(false);
            nesting--;
            result = Made(new UnarySyntax(operation, operand, From(start)));
        }
        else
        {
            result = ParsePrimary();
        }

        result = ParsePostfix(result, start);
        return withFilters ? ParseFilters(result, start) : result;
    }
}
