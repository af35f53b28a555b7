using Sflow.Robustness.Mutations;
using Sflow.Syntax;

namespace Sflow.Robustness.HarmlessEdits;

/// <summary>Edits of the text alone: spaces, comments, line ends.</summary>
internal static class TextEdits
{
    public static IEnumerable<HarmlessEdit> All(MutationSource source)
    {
        yield return EachFile(source, "line ends of Windows", (_, text) => text.Replace("\n", "\r\n", StringComparison.Ordinal));
        yield return EachFile(source, "byte order mark", (_, text) => "\uFEFF" + text);
        yield return EachFile(source, "no newline at the end", (_, text) => text.TrimEnd('\n'));
        yield return EachFile(source, "newlines at the end", (_, text) => text + "\n\n");
        yield return EachFile(source, "spaces at the end", (_, text) => text + "   ");
        yield return EachFile(source, "document markers", (_, text) => "---\n" + text + "...\n");
        yield return EachFile(source, "directive", (_, text) => "%YAML 1.1\n---\n" + text);
        yield return EachFile(source, "comment at both ends", (_, text) => "# It's \"new\": {x}\n" + text + "# end, 'open\n");
        yield return EachFile(source, "blank lines", (file, text) => BeforeKeys(source, file, text, _ => "\n"));
        yield return EachFile(source, "lines of spaces", (file, text) => BeforeKeys(source, file, text, indent => indent + "  \n"));
        yield return EachFile(
            source,
            "comment lines",
            (file, text) => BeforeKeys(source, file, text, indent => indent + "# it's: [a \"comment\n")
        );
        yield return EachFile(source, "comments at the margin", (file, text) => BeforeKeys(source, file, text, _ => "# ${{ no }}\n"));
        yield return EachFile(source, "trailing spaces", (file, text) => AfterValues(source, file, text, "   "));
        yield return EachFile(source, "trailing tabs", (file, text) => AfterValues(source, file, text, "\t"));
        yield return EachFile(source, "trailing comments", (file, text) => AfterValues(source, file, text, "  # isn't: {it"));
        yield return EachFile(source, "spaces after colons", (file, text) => AfterColons(source, file, text));
    }

    private static HarmlessEdit EachFile(MutationSource source, string kind, Func<string, string, string> edit) =>
        new(
            kind,
            "all files",
            source.Set with
            {
                Files = [.. source.Set.Files.Select(file => KeyValuePair.Create(file.Key, edit(file.Key, file.Value)))],
            }
        );

    // A line before each key that begins a line.
    private static string BeforeKeys(MutationSource source, string file, string text, Func<string, string> line)
    {
        var starts = source
            .Map.Fields.Where(site => site.File == file)
            .Select(site => (Start: source.LineStart(file, site.Start), site.Start))
            .Where(pair => string.IsNullOrWhiteSpace(text[pair.Item1..pair.Item2]))
            .DistinctBy(pair => pair.Item1)
            .OrderByDescending(pair => pair.Item1);
        foreach (var (start, key) in starts)
            text = text.Insert(start, line(text[start..key]));
        return text;
    }

    // At the end of each line that ends with a value, outside of blocks.
    private static string AfterValues(MutationSource source, string file, string text, string end)
    {
        var ends = source
            .Map.Scalars.Where(pair => pair.File == file && pair.Scalar.Style is not (ScalarStyle.Literal or ScalarStyle.Folded))
            .Select(pair => source.EndOf(file, pair.Scalar))
            .Where(at => at > 0 && at == source.LineEnd(file, at))
            .Distinct()
            .OrderByDescending(at => at);
        foreach (var at in ends)
            text = text.Insert(at, end);
        return text;
    }

    private static string AfterColons(MutationSource source, string file, string text)
    {
        var ends = source
            .Map.Fields.Where(site => site.File == file)
            .Select(site => source.EndOf(file, site.Entry.Key))
            .Where(at => at + 1 < text.Length && text[at] == ':' && text[at + 1] == ' ')
            .OrderByDescending(at => at);
        foreach (var at in ends)
            text = text.Insert(at + 1, "   ");
        return text;
    }
}
