namespace Sflow.Syntax;

/// <summary>Explains in the user's words what the YAML library could not read.</summary>
internal static class YamlErrorMessages
{
    private const string InvalidEscape = "this escape in double quotes is not valid; write '\\\\' for a backslash, or use single quotes";

    private const string MisplacedColon =
        "a ':' is not allowed here; a string with ': ' in it needs quotes, and a key must line up with the keys beside it";

    private const string SpacesAboveBlock =
        "a line of spaces before the first line of this block is longer than the indentation of that line; remove the spaces";

    /// <summary>
    /// The words of the library's messages and our explanations. The first row that matches counts, so special rows come first.
    /// YamlErrorMessagesTests pins the library's version and reads YAML that leads to each row.
    /// </summary>
    public static IReadOnlyList<YamlErrorRow> Rows { get; } =
    [
        new(["cannot start any token"], ExplainFirstCharacter),
        new(["quoted scalar", "end of stream"], "this quote is never closed"),
        new(["quoted scalar", "document indicator"], "this quote is not closed before a line that begins with '---' or '...'"),
        new(["escape"], InvalidEscape) { Place = FindBadEscape },
        new(["surrogate"], InvalidEscape) { Place = FindBadEscape },
        new(["mapping values"], MisplacedColon),
        new(["invalid mapping"], MisplacedColon),
        new(["',' or ']'"], atEnd: "a '[' is never closed", elsewhere: "a ',' or the ']' of the list is missing here"),
        new(["',' or '}'"], atEnd: "a '{' is never closed", elsewhere: "a ',' or the '}' of the mapping is missing here"),
        new(["expected node content"], atEnd: "the file ends where a value must follow", elsewhere: "a value is missing here"),
        new(["block mapping"], ExplainMissingKey),
        new(["'-' indicator"], "this does not line up with the items of the list above it"),
        new(["block sequence entries"], "a list item '- ' must begin on its own line; a string that begins with '- ' needs quotes"),
        new(["simple key"], "a key among the keys of a mapping has no ':' here"),
        new(
            [YamlError.ColonWithoutSpace],
            "inside brackets and braces, a space must follow the ':' of a key; a string that ends with ':' needs quotes"
        ),
        new(["invalid comment after"], "a space must come before the '#' of a comment"),
        new(["invalid key indicator"], "a '-' inside brackets and braces needs quotes"),
        new([YamlError.StarInKey], "a key with a '*' in it that spans several lines, or a string with ': ' in it, needs quotes"),
        new(["spaces in first line"], SpacesAboveBlock),
        new(["spaces in lines above"], SpacesAboveBlock),
        new(
            ["document start"],
            "this does not belong to the document above it; a ':' may be missing after a key, or a line may have the wrong indentation"
        ),
        new(
            ["block scalar"],
            "only '+', '-', a digit from 1 to 9 and a comment may follow '|' or '>', and every line of the string must be indented"
        ),
        new(["anchor or alias"], "a name must follow '&' and '*'; a string that begins with one of them needs quotes"),
        new(["tag"], "this is not a valid tag; a string that begins with '!' needs quotes"),
        new(["incompatible YAML"], "Sflow reads YAML 1.1; remove the line '%YAML'"),
        new(["directive"], "a line that begins with '%' is a directive, and this one is incomplete or in the wrong place"),
    ];

    /// <summary>The diagnostic for an error of the library.</summary>
    public static Diagnostic Of(SourceText source, YamlError error)
    {
        var (text, start, end, read) = (source.Content, error.Start, error.End, error.Read);
        var known = start == 0 ? read : start;
        if (FindTab(source, Math.Min(read, known), error.Contains("tab") ? text.Length : Math.Max(start, end)) is { } tab)
            return Catalogue.TabIndentation(new TextLocation(source, new TextSpan(tab, 1)));
        if (FindExpressionBefore(text, start) is { } expression)
            return Catalogue.UnquotedExpression(new TextLocation(source, new TextSpan(expression, 3)));
        if (error.Message.Length == 0)
            return At(read, "the rest cannot be read; inside brackets and braces, put strings that continue on another line in quotes");
        return Rows.FirstOrDefault(row => row.Matches(error)) is { } found
            ? At(found.Place(text, start), found.Explain(text, start))
            : At(known, LowerFirst(error.Message));

        Diagnostic At(int position, string explanation) =>
            Catalogue.YamlSyntax(new TextLocation(source, new TextSpan(Math.Min(position, text.Length), 0)), explanation);
    }

    private static string ExplainFirstCharacter(string text, int at) =>
        at < text.Length ? $"a string cannot begin with {Quote.Text(text.Substring(at, 1))}; put it in quotes" : "the file ends too early";

    private static string ExplainMissingKey(string text, int at) =>
        IsFirstInLine(text, at)
            ? "this does not line up with the keys above it, or lacks its ':'"
            : "the value before this has ended; a string that begins with a quote, a bracket or a brace needs quotes around it";

    private static bool IsFirstInLine(string text, int position)
    {
        var at = Math.Min(position, text.Length);
        while (at > 0 && LineBreaks.IsSpaceOrTab(text[at - 1]))
            at--;
        return at == 0 || LineBreaks.IsBreak(text[at - 1]);
    }

    // The first tab in the indentation of a line between two positions.
    private static int? FindTab(SourceText source, int from, int to)
    {
        var text = source.Content;
        var line = source.GetLineStart(source.GetLineAndColumn(from).Line);
        while (line <= to && line < text.Length)
        {
            var at = line;
            while (at < text.Length && text[at] == ' ')
                at++;
            var end = LineBreaks.Next(text, at);
            if (at < text.Length && text[at] == '\t' && text.Substring(at, end - at).Trim().Length > 0)
                return at;
            if (end >= text.Length)
                return null;
            line = LineBreaks.Skip(text, end);
        }

        return null;
    }

    // `{a: ${{ x }}}` fails at its inner brace.
    private static int? FindExpressionBefore(string text, int position)
    {
        for (var at = Math.Min(position, text.Length - 1); at >= Math.Max(0, position - 3); at--)
        {
            if (text[at] == '$' && string.CompareOrdinal(text, at, "${{", 0, 3) == 0)
                return at;
        }

        return null;
    }

    private static int FindBadEscape(string text, int quote)
    {
        for (var at = quote + 1; at + 1 < text.Length && text[at] != '"'; at++)
        {
            if (text[at] != '\\')
                continue;
            var next = text[at + 1];
            var digits = next switch
            {
                'x' => 2,
                'u' => 4,
                'U' => 8,
                _ => 0,
            };
            if ("0abt\tnvfre \"/\\N_LPxuU".IndexOf(next) < 0 && !LineBreaks.IsBreak(next))
                return at;
            for (var i = 0; i < digits; i++)
            {
                if (at + 2 + i >= text.Length || !Uri.IsHexDigit(text[at + 2 + i]))
                    return at;
            }

            if (next == 'u' && text[at + 2] is ('d' or 'D') && "89abcdefABCDEF".IndexOf(text[at + 3]) >= 0)
                return at;
            at++;
        }

        return quote;
    }

    private static string LowerFirst(string message)
    {
        var trimmed = message.TrimEnd('.', ' ');
        return trimmed.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(trimmed[0]) + trimmed.Substring(1);
    }
}
