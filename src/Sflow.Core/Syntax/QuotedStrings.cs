namespace Sflow.Syntax;

/// <summary>A string in quotes.</summary>
/// <param name="Start">Where its first quote stands.</param>
/// <param name="End">The position after its last quote, or the end of the text when there is none.</param>
/// <param name="IsDoubtful">True when it spans lines or something follows it that can't follow a string.</param>
internal readonly record struct QuotedString(int Start, int End, bool IsDoubtful);

/// <summary>
/// Finds the strings in quotes of a text that is not valid YAML. The library can't list them, because it fails before it returns
/// the string that causes the error.
/// </summary>
internal sealed class QuotedStrings
{
    private readonly string text;
    private int at;
    private int depth; // of brackets and braces
    private bool startsNode = true;

    private QuotedStrings(string text) => this.text = text;

    /// <summary>The strings that begin at or before a position.</summary>
    public static IReadOnlyList<QuotedString> UpTo(string text, int last)
    {
        var scanner = new QuotedStrings(text);
        var found = new List<QuotedString>();
        while (scanner.at < text.Length && scanner.at <= last)
        {
            if (scanner.Next() is { } quoted)
                found.Add(quoted);
        }

        return found;
    }

    private QuotedString? Next()
    {
        var c = text[at];
        if (LineBreaks.IsBreak(c))
            (at, startsNode) = (LineBreaks.Skip(text, at), true);
        else if (LineBreaks.IsSpaceOrTab(c))
            at++;
        else if (c == '#' && (at == 0 || IsWhite(text[at - 1])))
            at = LineBreaks.Next(text, at);
        else if (startsNode && c is '"' or '\'')
            return Quoted(c);
        else if (startsNode && c is '&' or '!' or '*')
            SkipWord();
        else if (startsNode && depth == 0 && c is '|' or '>')
            SkipBlock();
        else
            Other(c);
        return null;
    }

    private void Other(char c)
    {
        if (c is '[' or '{' && (startsNode || depth > 0))
            (depth, startsNode) = (depth + 1, true);
        else if (c is ']' or '}' && depth > 0)
            (depth, startsNode) = (depth - 1, false);
        else if (depth > 0 && c == ',')
            startsNode = true;
        else if (c == ':' && (IsWhite(After(at)) || (depth > 0 && IsFlowSign(After(at)))))
            startsNode = true;
        else if (!(startsNode && c is '-' or '?' && IsWhite(After(at))))
            startsNode = false;
        at++;
    }

    private QuotedString Quoted(char quote)
    {
        var start = at++;
        var breaks = false;
        while (at < text.Length && text[at] != quote || (quote == '\'' && After(at) == '\''))
        {
            breaks |= LineBreaks.IsBreak(text[at]);
            at += (text[at] == '\\' && quote == '"') || text[at] == quote ? 2 : 1;
        }

        at = Math.Min(at + 1, text.Length);
        startsNode = false;
        return new QuotedString(start, at, breaks || !MayEnd());
    }

    private bool MayEnd()
    {
        var next = at;
        while (next < text.Length && LineBreaks.IsSpaceOrTab(text[next]))
            next++;
        return next >= text.Length
            || LineBreaks.IsBreak(text[next])
            || text[next] == ':'
            || (text[next] == '#' && next > at)
            || (depth > 0 && text[next] is ',' or ']' or '}');
    }

    private void SkipWord()
    {
        while (at < text.Length && !IsWhite(text[at]) && !IsFlowSign(text[at]))
            at++;
    }

    // A block continues as long as its lines have more spaces than the key or, in a list, the dash that it belongs to.
    private void SkipBlock()
    {
        var parent = ParentColumn();
        at = LineBreaks.Next(text, at);
        while (at < text.Length)
        {
            var line = LineBreaks.Skip(text, at);
            var content = line;
            while (content < text.Length && text[content] == ' ')
                content++;
            if (content < text.Length && !LineBreaks.IsBreak(text[content]) && content - line <= parent)
                return;
            at = LineBreaks.Next(text, content);
        }
    }

    private int ParentColumn()
    {
        var line = at;
        while (line > 0 && !LineBreaks.IsBreak(text[line - 1]))
            line--;
        var parent = line;
        while (text[parent] == ' ')
            parent++;
        if (parent == at)
            return -1;
        while (text[parent] is '-' or '?' && After(parent) == ' ')
        {
            var next = parent + 1;
            while (text[next] == ' ')
                next++;
            if (next == at)
                break;
            parent = next;
        }

        return parent - line;
    }

    private char After(int position) => position + 1 < text.Length ? text[position + 1] : '\n';

    private static bool IsWhite(char c) => LineBreaks.IsSpaceOrTab(c) || LineBreaks.IsBreak(c);

    private static bool IsFlowSign(char c) => c is ',' or '[' or ']' or '{' or '}';
}
