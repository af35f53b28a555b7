namespace Sflow.Expressions;

/// <summary>
/// Finds the expressions in strings. Only <c>${{ }}</c> is special; everything else is literal, even if it has a meaning in
/// Jinja2.
/// </summary>
internal static class TemplateParser
{
    private const string Opening = "${{";

    /// <summary>
    /// Parses a string. Null after at least one error was reported; every readable expression in the string is checked first.
    /// </summary>
    public static TemplateSyntax? Parse(LocatedText text, DiagnosticBag diagnostics)
    {
        var source = text.Value;
        var parts = new List<TemplatePart>();
        var isFine = true;
        var at = 0;
        var trims = false;
        var open = Find(source, 0);
        try
        {
            for (; open >= 0; open = Find(source, at))
            {
                var sign = open + Opening.Length < source.Length ? source[open + Opening.Length] : '\0';
                AddLiteral(parts, source, at, open, trims, sign == '-');
                var tokenizer = new Tokenizer(source, new TextSpan(open, sign is '-' or '+' ? Opening.Length + 1 : Opening.Length));
                var parser = new ExpressionParser(tokenizer.Read(), text, diagnostics);
                var expression = parser.TryParse();
                if (expression is not null)
                    parts.Add(new ExpressionPart(expression, TextSpan.FromBounds(open, tokenizer.End)));
                isFine &= expression is not null;
                (at, trims) = (tokenizer.End, tokenizer.TrimsAfter);
            }
        }
        catch (ExpressionSyntaxException problem)
        {
            diagnostics.Add(
                IsLeftOpen(source, open)
                    ? Catalogue.ExpressionSyntaxError(text.LocationOf(new TextSpan(open, Opening.Length)), Tokenizer.NeverClosed)
                    : Catalogue.ExpressionSyntaxError(text.LocationOf(problem.Span), problem.Message)
            );
            return null;
        }

        AddLiteral(parts, source, at, source.Length, trims, false);
        return isFine ? new TemplateSyntax(text, parts) : null;
    }

    private static int Find(string source, int start) => source.IndexOf(Opening, start, StringComparison.Ordinal);

    // An expression without its end includes the text after it. It fails at the first part of that text that is not valid in an expression.
    private static bool IsLeftOpen(string source, int open)
    {
        var close = source.IndexOf("}}", open, StringComparison.Ordinal);
        var next = Find(source, open + Opening.Length);
        return close < 0 || (next >= 0 && next < close);
    }

    // A minus at a delimiter removes the white space on its side.
    private static void AddLiteral(List<TemplatePart> parts, string source, int start, int end, bool trimsStart, bool trimsEnd)
    {
        while (trimsStart && start < end && char.IsWhiteSpace(source[start]))
            start++;
        while (trimsEnd && end > start && char.IsWhiteSpace(source[end - 1]))
            end--;
        if (end > start)
            parts.Add(new LiteralPart(source.Substring(start, end - start)));
    }
}
