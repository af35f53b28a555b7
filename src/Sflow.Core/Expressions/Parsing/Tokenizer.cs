namespace Sflow.Expressions;

/// <summary>
/// Splits the inside of one <c>${{ … }}</c> into tokens by the rules of Jinja2's lexer. It also finds the end: a <c>}}</c> inside
/// brackets or a string is not the end.
/// </summary>
internal sealed class Tokenizer(string text, TextSpan opening)
{
    private static readonly string[] Operators =
    [
        "//",
        "**",
        "==",
        "!=",
        ">=",
        "<=",
        "+",
        "-",
        "/",
        "*",
        "%",
        "~",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        ">",
        "<",
        "=",
        ".",
        ":",
        "|",
        ",",
        ";",
    ];

    private readonly List<Token> tokens = [];
    private readonly Stack<Token> open = new();
    private int position = opening.End;

    /// <summary>The message for a missing closing delimiter.</summary>
    public const string NeverClosed = "it has no closing '}}'";

    /// <summary>The position after the closing delimiter.</summary>
    public int End => position;

    /// <summary>True when the closing delimiter removes the white space after it.</summary>
    public bool TrimsAfter { get; private set; }

    /// <summary>All tokens; the last one is the closing delimiter.</summary>
    public IReadOnlyList<Token> Read()
    {
        while (tokens.Count == 0 || tokens[tokens.Count - 1].Kind != TokenKind.End)
        {
            while (position < text.Length && char.IsWhiteSpace(text[position]))
                position++;
            if (position >= text.Length)
                throw Unfinished();
            ReadToken();
        }

        return tokens;
    }

    private void ReadToken()
    {
        var c = text[position];
        if (open.Count == 0 && Starts("-}}"))
            Close(3, true);
        else if (open.Count == 0 && Starts("}}"))
            Close(2, false);
        else if (c is >= '0' and <= '9')
            ReadNumber();
        else if (IsWordPart(position) > 0)
            ReadName();
        else if (c is '\'' or '"')
            ReadText(c);
        else
            ReadOperator();
    }

    private void Close(int length, bool trims)
    {
        Add(TokenKind.End, length);
        TrimsAfter = trims;
    }

    private void ReadNumber()
    {
        var end = NumberLiteral.FloatEnd(text, position);
        if (end > position)
        {
            Add(
                TokenKind.Float,
                end - position,
                new FloatValue(NumberLiteral.ToFloat(text.Substring(position, end - position).Replace("_", "")))
            );
            return;
        }

        end = NumberLiteral.IntegerEnd(text, position);
        var span = TextSpan.FromBounds(position, end);
        if (span.Length > NumberLiteral.LongestInteger)
            throw new ExpressionSyntaxException(span, $"a number has at most {NumberLiteral.LongestInteger} digits");
        Add(TokenKind.Integer, span.Length, new IntValue(NumberLiteral.ToInteger(text.Substring(position, span.Length).Replace("_", ""))));
    }

    private void ReadName()
    {
        var end = position;
        for (var length = IsWordPart(end); length > 0; length = IsWordPart(end))
            end += length;
        var start = CharUnicodeInfo.GetUnicodeCategory(text, position);
        if (start is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber)
            throw new ExpressionSyntaxException(TextSpan.FromBounds(position, end), "a name begins with a letter or an underscore");
        Add(TokenKind.Name, end - position);
    }

    private void ReadText(char quote)
    {
        var end = position + 1;
        while (end < text.Length && text[end] != quote)
            end += text[end] == '\\' ? 2 : 1;
        if (end >= text.Length)
            throw new ExpressionSyntaxException(new TextSpan(position, 1), $"the string that begins here has no closing {quote}");
        var value = StringLiteral.Unescape(text, position + 1, end);
        Add(TokenKind.Text, end + 1 - position, new TextValue(value));
    }

    private void ReadOperator()
    {
        foreach (var candidate in Operators)
        {
            if (!Starts(candidate))
                continue;
            Add(TokenKind.Operator, candidate.Length);
            Balance(tokens[tokens.Count - 1]);
            return;
        }

        var length = char.IsSurrogatePair(text, position) ? 2 : 1;
        throw new ExpressionSyntaxException(
            new TextSpan(position, length),
            $"{Quote.Text(text.Substring(position, length))} is not allowed in an expression{Hint()}"
        );
    }

    private string Hint() =>
        text[position] switch
        {
            '&' => "; write 'and'",
            '!' => "; write 'not'",
            '?' => "; write 'a if condition else b'",
            '#' => "; there are no comments in expressions",
            '$' => "; inside ${{ }} a name stands alone",
            _ => "",
        };

    private void Balance(Token token)
    {
        switch (token.Text)
        {
            case "(" or "[" or "{":
                open.Push(token);
                break;
            case ")" or "]" or "}" when open.Count == 0:
                throw new ExpressionSyntaxException(token.Span, $"there is no opening bracket for this '{token.Text}'");
            case ")" or "]" or "}":
                var opened = open.Pop();
                var expected =
                    opened.Text == "(" ? ")"
                    : opened.Text == "[" ? "]"
                    : "}";
                if (token.Text != expected)
                    throw new ExpressionSyntaxException(token.Span, $"a '{expected}' is missing before this '{token.Text}'");
                break;
        }
    }

    private ExpressionSyntaxException Unfinished() =>
        open.Count > 0
            ? new ExpressionSyntaxException(open.Peek().Span, $"this '{open.Peek().Text}' is never closed")
            : new ExpressionSyntaxException(opening, NeverClosed);

    private bool Starts(string what) => string.CompareOrdinal(text, position, what, 0, what.Length) == 0;

    private void Add(TokenKind kind, int length, ExprValue? value = null)
    {
        var span = new TextSpan(position, length);
        tokens.Add(new Token(kind, kind is TokenKind.Text or TokenKind.End ? "" : text.Substring(position, length), value, span));
        position += length;
    }

    // The number of UTF-16 units of a letter, digit or underscore; 0 for anything else.
    private int IsWordPart(int at)
    {
        if (at >= text.Length)
            return 0;
        var c = text[at];
        if (c < 128)
            return c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? 1 : 0;
        var isWord =
            CharUnicodeInfo.GetUnicodeCategory(text, at)
            is UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber
                or UnicodeCategory.OtherNumber;
        return !isWord ? 0
            : char.IsSurrogatePair(text, at) ? 2
            : 1;
    }
}
