namespace Sflow.Syntax;

/// <summary>
/// Rewrites texts that YAML 1.1 allows and PyYAML reads, but the library refuses. One of nv-sflow's own examples is among them.
/// Each of these texts can be written in another way with the same meaning.
/// </summary>
internal static class YamlRepair
{
    /// <summary>Changes the text so that reading gets further; returns false when no repair applies.</summary>
    public static bool Apply(RepairedText text, YamlError error)
    {
        if (error.Contains("extra spaces in first line") || error.Contains("more spaces in lines above"))
            return BlockRepair.ClearLeadingLines(text, error.Start);
        if (error.Contains("double-quoted") && error.Contains("indentation"))
            return IndentQuoted(text, error.Start);
        if (error.Contains("invalid key indicator"))
            return QuoteDash(text, error.Start);
        if (error.Contains("invalid comment after"))
            return PartComment(text, error.Start);
        if ((error.Contains("',' or '}'") || error.Contains("',' or ']'")) && PartComment(text, error.Start))
            return true;
        if (error.Contains("',' or '}'"))
            return RemoveAnchor(text, error.Read);
        if (error.Message == YamlError.ColonWithoutSpace)
            return text.Replace(error.Start, 0, " ");
        if (error.Message == YamlError.StarInKey)
            return QuoteKey(text, error.Start);
        return error.Message.Length == 0 && IndentFlow(text, error.Read);
    }

    // `[tee, -]`: a dash that ends an item in brackets is a string.
    private static bool QuoteDash(RepairedText text, int at)
    {
        var source = text.Original;
        return at + 1 < source.Length && source[at] == '-' && ",[]{}".IndexOf(source[at + 1]) >= 0 && text.Replace(at, 1, "'-'");
    }

    // `[x]# why`: YAML 1.1 reads a comment here.
    private static bool PartComment(RepairedText text, int at)
    {
        var source = text.Original;
        var sign = source.IndexOf('#', at, Math.Min(2, source.Length - at));
        return sign > 0 && "]}'\"".IndexOf(source[sign - 1]) >= 0 && text.Replace(sign, 0, " ");
    }

    // A key on one line. In quotes, it has the same value, because no such key is a number or a Boolean.
    private static bool QuoteKey(RepairedText text, int start)
    {
        var source = text.Original;
        var end = start;
        while (end < source.Length && !LineBreaks.IsBreak(source[end]) && !EndsKey(source, end))
            end++;
        if (end >= source.Length || source[end] != ':' || !text.Replace(start, 0, "'"))
            return false;
        for (var at = start + 1; at < end; at++)
        {
            if (source[at] == '\'')
                text.Replace(at, 0, "'");
        }

        while (LineBreaks.IsSpaceOrTab(source[end - 1]))
            end--;
        return text.Replace(end, 0, "'");
    }

    private static bool EndsKey(string source, int at) =>
        source[at] == ':'
        && (
            at + 1 >= source.Length
            || LineBreaks.IsSpaceOrTab(source[at + 1])
            || LineBreaks.IsBreak(source[at + 1])
            || ",[]{}".IndexOf(source[at + 1]) >= 0
        );

    // Spaces at the start of a line in quotes have no meaning, so more of them can be added.
    private static bool IndentQuoted(RepairedText text, int quote)
    {
        var source = text.Original;
        var blanks = new string(' ', Math.Min(quote - LineStart(source, quote) + 1, 1000));
        var changed = false;
        for (var at = quote + 1; at < source.Length && source[at] != '"'; at++)
        {
            if (source[at] == '\\' && at + 1 < source.Length && !LineBreaks.IsBreak(source[at + 1]))
                at++;
            else if (LineBreaks.IsBreak(source[at]) && LineBreaks.Skip(source, at) == at + 1)
                changed |= text.Replace(at + 1, 0, blanks);
        }

        return changed;
    }

    // `{name: &a x, …}`: the anchor is removed here and added to its node when the node is read.
    private static bool RemoveAnchor(RepairedText text, int read)
    {
        var source = text.Original;
        var at = SkipWhiteSpace(source, read);
        if (at >= source.Length || source[at] != ':')
            return false;
        at = SkipWhiteSpace(source, at + 1);
        var end = at;
        while (
            end < source.Length
            && !LineBreaks.IsSpaceOrTab(source[end])
            && !LineBreaks.IsBreak(source[end])
            && ",[]{}".IndexOf(source[end]) < 0
        )
            end++;
        if (end - at < 2 || source[at] != '&' || !text.Replace(at, end - at, new string(' ', end - at)))
            return false;
        text.Anchors[SkipWhiteSpace(source, end)] = source.Substring(at + 1, end - at - 1);
        return true;
    }

    // Indentation in brackets and braces has no meaning, but the library requires it for strings without quotes.
    private static bool IndentFlow(RepairedText text, int read)
    {
        var source = text.Original;
        var needed = Indentation(source, LineStart(source, read)) + 1;
        var line = LineBreaks.Next(source, read);
        while (line < source.Length)
        {
            line = LineBreaks.Skip(source, line);
            var indentation = Indentation(source, line);
            var isEmpty = line + indentation >= source.Length || LineBreaks.IsBreak(source[line + indentation]);
            if (!isEmpty && indentation < needed && text.Replace(line, 0, new string(' ', needed)))
                return true;
            line = LineBreaks.Next(source, line);
        }

        return false;
    }

    private static int LineStart(string source, int at)
    {
        while (at > 0 && !LineBreaks.IsBreak(source[at - 1]))
            at--;
        return at;
    }

    private static int Indentation(string source, int line)
    {
        var at = line;
        while (at < source.Length && source[at] == ' ')
            at++;
        return at - line;
    }

    private static int SkipWhiteSpace(string source, int at)
    {
        while (at < source.Length && (LineBreaks.IsSpaceOrTab(source[at]) || LineBreaks.IsBreak(source[at])))
            at++;
        return at;
    }
}
