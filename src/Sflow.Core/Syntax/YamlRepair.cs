using System;

namespace Sflow.Syntax;

/// <summary>
/// The library refuses some texts that YAML 1.1 allows and that PyYAML reads, among them one of nv-sflow's own examples. Each of them
/// can be written in another way with the same meaning; this finds that way.
/// </summary>
internal static class YamlRepair
{
    /// <summary>Changes the text so that reading gets further; false when it does not know how.</summary>
    public static bool Apply(RepairedText text, YamlStop stop)
    {
        if (stop.Says("extra spaces in first line") || stop.Says("more spaces in lines above"))
            return BlockRepair.ClearLeadingLines(text, stop.Start);
        if (stop.Says("double-quoted") && stop.Says("indentation"))
            return IndentQuoted(text, stop.Start);
        if (stop.Says("invalid key indicator"))
            return QuoteDash(text, stop.Start);
        if (stop.Says("invalid comment after"))
            return PartComment(text, stop.Start);
        if ((stop.Says("',' or '}'") || stop.Says("',' or ']'")) && PartComment(text, stop.Start))
            return true;
        if (stop.Says("',' or '}'"))
            return BlankAnchor(text, stop.Read);
        if (stop.Message == YamlStop.ColonWithoutBlank)
            return text.Replace(stop.Start, 0, " ");
        if (stop.Message == YamlStop.StarInKey)
            return QuoteKey(text, stop.Start);
        return stop.Message.Length == 0 && IndentFlow(text, stop.Read);
    }

    // `[tee, -]`: a dash that ends an item between brackets is a text.
    private static bool QuoteDash(RepairedText text, int at)
    {
        var source = text.Original;
        return at + 1 < source.Length && source[at] == '-' && ",[]{}".IndexOf(source[at + 1]) >= 0 && text.Replace(at, 1, "'-'");
    }

    // `[x]# why`: YAML 1.1 takes it for a comment.
    private static bool PartComment(RepairedText text, int at)
    {
        var source = text.Original;
        var sign = source.IndexOf('#', at, Math.Min(2, source.Length - at));
        return sign > 0 && "]}'\"".IndexOf(source[sign - 1]) >= 0 && text.Replace(sign, 0, " ");
    }

    // A key of one line; in quotes it is the same text, since no such key is a number or a truth.
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

        while (LineBreaks.IsBlank(source[end - 1]))
            end--;
        return text.Replace(end, 0, "'");
    }

    private static bool EndsKey(string source, int at) =>
        source[at] == ':' && (at + 1 >= source.Length || LineBreaks.IsBlank(source[at + 1]) || LineBreaks.IsBreak(source[at + 1]) || ",[]{}".IndexOf(source[at + 1]) >= 0);

    // Blanks at the start of a line in quotes mean nothing, so there may as well be enough of them.
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

    // `{name: &a x, …}`: the anchor is taken away here and given to its node when that is read.
    private static bool BlankAnchor(RepairedText text, int read)
    {
        var source = text.Original;
        var at = SkipBlanks(source, read);
        if (at >= source.Length || source[at] != ':')
            return false;
        at = SkipBlanks(source, at + 1);
        var end = at;
        while (end < source.Length && !LineBreaks.IsBlank(source[end]) && !LineBreaks.IsBreak(source[end]) && ",[]{}".IndexOf(source[end]) < 0)
            end++;
        if (end - at < 2 || source[at] != '&' || !text.Replace(at, end - at, new string(' ', end - at)))
            return false;
        text.Anchors[SkipBlanks(source, end)] = source.Substring(at + 1, end - at - 1);
        return true;
    }

    // Between brackets and braces indentation means nothing, but the library insists on it for texts without quotes.
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

    private static int SkipBlanks(string source, int at)
    {
        while (at < source.Length && (LineBreaks.IsBlank(source[at]) || LineBreaks.IsBreak(source[at])))
            at++;
        return at;
    }
}
