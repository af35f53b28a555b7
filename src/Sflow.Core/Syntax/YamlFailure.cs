using System;
using Sflow.Diagnostics;
using Sflow.Text;

namespace Sflow.Syntax;

/// <summary>Says in the user's words what the YAML library could not read.</summary>
internal static class YamlFailure
{
    /// <summary>The finding for a failure of the library.</summary>
    public static Diagnostic Of(SourceText source, YamlStop stop)
    {
        var (text, start, end, read) = (source.Content, stop.Start, stop.End, stop.Read);
        bool Says(string words) => stop.Says(words);
        TextLocation At(int position) => new(source, new TextSpan(Math.Min(position, text.Length), 0));

        if (TabIn(source, Math.Min(read, start == 0 ? read : start), Says("tab") ? text.Length : Math.Max(start, end)) is { } tab)
            return Catalogue.TabIndentation(new TextLocation(source, new TextSpan(tab, 1)));
        if (ExpressionBefore(text, start) is { } expression)
            return Catalogue.UnquotedExpression(new TextLocation(source, new TextSpan(expression, 3)));
        if (stop.Message.Length == 0)
            return Catalogue.YamlSyntax(At(read), "what follows cannot be read; between brackets and braces, put texts that go on in another line in quotes");
        if (Says("cannot start any token"))
            return Catalogue.YamlSyntax(At(start), start < text.Length ? $"a text cannot begin with {Quote.Text(text.Substring(start, 1))}; put it in quotes" : "the file ends too early");
        if (Says("quoted scalar") && Says("end of stream"))
            return Catalogue.YamlSyntax(At(start), "this quote is never closed");
        if (Says("quoted scalar") && Says("document indicator"))
            return Catalogue.YamlSyntax(At(start), "this quote is not closed before a line that begins with '---' or '...'");
        if (Says("escape") || Says("surrogate"))
            return Catalogue.YamlSyntax(At(BadEscape(text, start)), "a backslash between double quotes begins an escape, and this is none; write '\\\\' for a backslash, or use single quotes");
        if (Says("mapping values") || Says("invalid mapping"))
            return Catalogue.YamlSyntax(At(start), "a ':' cannot stand here; a text with ': ' in it needs quotes, and a key must line up with the keys beside it");
        if (Says("',' or ']'"))
            return Catalogue.YamlSyntax(At(start), start >= text.Length ? "a '[' is never closed" : "here a ',' or the list's ']' is missing");
        if (Says("',' or '}'"))
            return Catalogue.YamlSyntax(At(start), start >= text.Length ? "a '{' is never closed" : "here a ',' or the mapping's '}' is missing");
        if (Says("expected node content"))
            return Catalogue.YamlSyntax(At(start), start >= text.Length ? "the file ends where a value must follow" : "here a value must stand");
        if (Says("block mapping") || Says("expected key"))
            return Catalogue.YamlSyntax(At(start), IsFirstInLine(text, start) ? "this does not line up with the keys above it, or lacks its ':'" : "the value before this has already ended; a text that begins with a quote, a bracket or a brace needs quotes as a whole");
        if (Says("'-' indicator"))
            return Catalogue.YamlSyntax(At(start), "this does not line up with the items of the list above it");
        if (Says("block sequence entries"))
            return Catalogue.YamlSyntax(At(start), "a list item '- ' must begin on a line of its own; a text that begins with '- ' needs quotes");
        if (Says("expected ':'") || Says("simple key"))
            return Catalogue.YamlSyntax(At(start), "here a key without its ':' stands among the keys of a mapping");
        if (stop.Message == YamlStop.ColonWithoutBlank)
            return Catalogue.YamlSyntax(At(start), "between brackets and braces a blank must follow the ':' of a key; a text that ends with ':' needs quotes");
        if (Says("invalid comment after"))
            return Catalogue.YamlSyntax(At(start), "a blank must stand before the '#' of a comment");
        if (Says("invalid key indicator"))
            return Catalogue.YamlSyntax(At(start), "a '-' between brackets and braces needs quotes");
        if (stop.Message == YamlStop.StarInKey)
            return Catalogue.YamlSyntax(At(start), "a key with a '*' in it that goes over several lines, or a text with ': ' in it, needs quotes");
        if (Says("spaces in first line") || Says("spaces in lines above"))
            return Catalogue.YamlSyntax(At(start), "a line before the first one of this block that says something holds more blanks than that line's indentation; remove them");
        if (Says("document start"))
            return Catalogue.YamlSyntax(At(start), "this does not belong to the document above it; a key may lack its ':', or a line may be indented wrongly");
        if (Says("block scalar"))
            return Catalogue.YamlSyntax(At(start), "behind '|' or '>' only '+', '-', a digit from 1 to 9 and a comment may stand, and every line of the text must be indented");
        if (Says("anchor or alias"))
            return Catalogue.YamlSyntax(At(start), "'&' and '*' must be followed by a name; a text that begins with one of them needs quotes");
        if (Says("tag"))
            return Catalogue.YamlSyntax(At(start), "this tag is not written as tags are; a text that begins with '!' needs quotes");
        if (Says("incompatible YAML"))
            return Catalogue.YamlSyntax(At(start), "Sflow reads YAML 1.1; remove the line '%YAML'");
        if (Says("directive"))
            return Catalogue.YamlSyntax(At(start), "a line that begins with '%' is a directive, and this one is not complete or stands at the wrong place");
        return Catalogue.YamlSyntax(At(start == 0 ? read : start), Lowered(stop.Message));
    }

    private static bool IsFirstInLine(string text, int position)
    {
        var at = Math.Min(position, text.Length);
        while (at > 0 && LineBreaks.IsBlank(text[at - 1]))
            at--;
        return at == 0 || LineBreaks.IsBreak(text[at - 1]);
    }

    // The first tab in the indentation of a line between two positions.
    private static int? TabIn(SourceText source, int from, int to)
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
    private static int? ExpressionBefore(string text, int position)
    {
        for (var at = Math.Min(position, text.Length - 1); at >= Math.Max(0, position - 3); at--)
        {
            if (text[at] == '$' && string.CompareOrdinal(text, at, "${{", 0, 3) == 0)
                return at;
        }

        return null;
    }

    private static int BadEscape(string text, int quote)
    {
        for (var at = quote + 1; at + 1 < text.Length && text[at] != '"'; at++)
        {
            if (text[at] != '\\')
                continue;
            var next = text[at + 1];
            var digits = next switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
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

    private static string Lowered(string message)
    {
        var trimmed = message.TrimEnd('.', ' ');
        return trimmed.Length == 0 ? "it cannot be read" : char.ToLowerInvariant(trimmed[0]) + trimmed.Substring(1);
    }
}
