namespace Sflow.Syntax;

/// <summary>
/// Finds quotes that open a string which nothing closes. YAML then takes the next quote, often many lines later, as the closing
/// one and fails there. A quote counts as open when reading gets further with a closing quote on its line.
/// </summary>
internal sealed class OpenQuotes
{
    private const int MostReported = 20;
    private const int MostCandidates = 8;
    private const int LinesOfString = 6;

    // The maximum number of characters that are read in all trials: a second or two in the worst case.
    private const long MostCharactersRead = 6_000_000;

    private readonly Func<string, YamlError?> read;
    private long budget = MostCharactersRead;

    private OpenQuotes(Func<string, YamlError?> read) => this.read = read;

    /// <summary>The diagnostics for the quotes that cause an error; none when it has another cause.</summary>
    /// <param name="source">The file.</param>
    /// <param name="error">The error.</param>
    /// <param name="read">Reads a text and returns its first error.</param>
    public static IReadOnlyList<Diagnostic> Find(SourceText source, YamlError error, Func<string, YamlError?> read) =>
        new OpenQuotes(read).Find(source, error);

    private List<Diagnostic> Find(SourceText source, YamlError first)
    {
        var found = new List<Diagnostic>();
        var (text, error) = (source.Content, (YamlError?)first);
        var inserted = new List<int>();
        while (error is not null && found.Count < MostReported && BestFix(text, error) is { } fix)
        {
            var report = Report(source, text, fix, position => position - inserted.Count(added => added < position));
            if (found.Any(other => other.Location.Equals(report.Location)))
                break; // What was inserted first does not suffice, and the rest is unclear.
            found.Add(report);
            inserted = [.. inserted.Select(added => added >= fix.At ? added + 1 : added), fix.At];
            (text, error) = (fix.Text, fix.Error);
        }

        return found;
    }

    private static Diagnostic Report(SourceText source, string text, Fix fix, Func<int, int> toOriginal)
    {
        var quote = text[fix.Quote.Start];
        var start = new TextLocation(source, new TextSpan(toOriginal(fix.Quote.Start), 1));
        if (fix.IsInside)
            return Catalogue.QuoteInsideString(new TextLocation(source, new TextSpan(toOriginal(fix.At), 1)), quote, start.Column);
        var end = fix.Quote.End < text.Length || text[text.Length - 1] == quote ? toOriginal(fix.Quote.End - 1) : -1;
        return Catalogue.OpenQuote(start, end < 0 ? null : source.GetLineAndColumn(end).Line);
    }

    private Fix? BestFix(string text, YamlError error)
    {
        var progress = ProgressOf(error);
        Fix? best = null;
        var candidates = QuotedStrings.UpTo(text, Math.Max(error.Start, error.Read)).Where(quoted => quoted.IsDoubtful).ToList();
        foreach (var quoted in candidates.Skip(candidates.Count - MostCandidates))
        {
            foreach (var (at, isInside) in Places(text, quoted))
            {
                if ((budget -= 1000 + text.Length) < 0)
                    return best;
                var changed = text.Insert(at, isInside && text[at] == '"' ? "\\" : text[quoted.Start].ToString());
                if (!IsClosed(changed, quoted.Start, isInside ? LineBreaks.Next(changed, at) : at + 1, isInside))
                    continue;
                var rest = read(changed);
                var isOnLine = at <= LineBreaks.Next(text, quoted.Start);
                var fix = new Fix(quoted, at, isInside, changed, rest)
                {
                    Rank =
                        rest is null || ProgressOf(rest) > progress + 1 ? (isOnLine ? FixRank.OnLine : FixRank.LaterLine)
                        : isOnLine && !isInside && MayPrecede(text, quoted, rest) ? FixRank.Likely
                        : FixRank.None,
                };
                if (rest is null && isOnLine)
                    return fix;
                if (fix.Rank != FixRank.None && (best is null || fix.IsBetterThan(best)))
                    best = fix;
            }
        }

        return best;
    }

    // Where a second quote is open, the next error can come before this one, which the first quote had swallowed.
    private static bool MayPrecede(string text, QuotedString quoted, YamlError rest) =>
        ProgressOf(rest) >= SecondLineAfter(text, quoted.Start) && HoldsKey(text, quoted);

    private static int SecondLineAfter(string text, int at)
    {
        for (var line = 0; line < 2; line++)
        {
            at = LineBreaks.Next(text, at);
            at = at < text.Length ? LineBreaks.Skip(text, at) : text.Length;
        }

        return at;
    }

    // True when a line within the string begins like an item or a key, which is rare in a string of several lines.
    private static bool HoldsKey(string text, QuotedString quoted)
    {
        for (var line = LineBreaks.Next(text, quoted.Start); line < quoted.End; line = LineBreaks.Next(text, line + 1))
        {
            var at = line + 1;
            while (at < quoted.End && text[at] == ' ')
                at++;
            if (at + 1 < quoted.End && text[at] == '-' && text[at + 1] == ' ')
                return true;
            while (at < quoted.End && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.'))
                at++;
            if (at < quoted.End && text[at] == ':')
                return true;
        }

        return false;
    }

    // An inserted quote must end the string itself; a quote that became a part of it must leave it closed on its line.
    private static bool IsClosed(string text, int start, int end, bool onLine) =>
        QuotedStrings.UpTo(text, start) is { Count: > 0 } all
        && all[all.Count - 1] is var quoted
        && quoted.Start == start
        && (onLine ? quoted.End <= end && quoted.End < text.Length : quoted.End == end);

    private static int ProgressOf(YamlError error) => error.Start == 0 ? error.Read : error.Start;

    // Where the string may end: on its line at the end or before a sign, or at the end of one of the next lines.
    private static IEnumerable<(int At, bool IsInside)> Places(string text, QuotedString quoted)
    {
        var end = LineBreaks.Next(text, quoted.Start);
        foreach (var at in EndsOfLine(text, quoted.Start + 1, end))
            yield return (at, false);
        for (var at = quoted.Start + 1; at < end; at++)
        {
            if (text[at] is ',' or ':' or ']' or '}' or '#')
                yield return (text[at] == '#' ? TrimEnd(text, quoted.Start + 1, at) : at, false);
        }

        if (quoted.End < end)
            yield return (quoted.End - 1, true);

        for (var line = 0; line < LinesOfString && end < text.Length; line++)
        {
            var start = LineBreaks.Skip(text, end);
            end = LineBreaks.Next(text, start);
            foreach (var at in EndsOfLine(text, start, end))
                yield return (at, false);
        }
    }

    private static IEnumerable<int> EndsOfLine(string text, int start, int end)
    {
        var at = TrimEnd(text, start, end);
        yield return at;
        while (at > start && text[at - 1] is ',' or ']' or '}' or ' ')
            yield return --at;
    }

    private static int TrimEnd(string text, int start, int end)
    {
        while (end > start && LineBreaks.IsSpaceOrTab(text[end - 1]))
            end--;
        return end;
    }

    /// <summary>A closing quote that lets reading get further.</summary>
    /// <param name="Quote">The string that it closes.</param>
    /// <param name="At">Where it is inserted.</param>
    /// <param name="IsInside">True when it makes the quote there a part of the string.</param>
    /// <param name="Text">The text with it.</param>
    /// <param name="Error">The error that remains.</param>
    private sealed record Fix(QuotedString Quote, int At, bool IsInside, string Text, YamlError? Error)
    {
        public FixRank Rank { get; init; }

        public bool IsBetterThan(Fix other) =>
            Rank != other.Rank ? Rank > other.Rank
            : Error is null || other.Error is null ? other.Error is not null
            : ProgressOf(Error) > ProgressOf(other.Error);
    }

    private enum FixRank
    {
        None,
        LaterLine,
        Likely,
        OnLine,
    }
}
