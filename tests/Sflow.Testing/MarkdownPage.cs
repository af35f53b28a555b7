using System.Text.RegularExpressions;

namespace Sflow.Testing;

/// <summary>A fenced block of a page.</summary>
/// <param name="Info">What stands behind the fence, such as <c>yaml module</c>.</param>
/// <param name="Line">The line of the fence, from 1.</param>
/// <param name="Text">What is between the fences.</param>
public sealed record FencedBlock(string Info, int Line, string Text);

/// <summary>A link of a page.</summary>
/// <param name="Target">Where it leads, as written.</param>
/// <param name="Line">Its line, from 1.</param>
public sealed record PageLink(string Target, int Line);

/// <summary>A page of the documentation, taken apart.</summary>
public sealed partial class MarkdownPage
{
    private readonly List<(int Level, string Title, int Line)> headings = [];
    private readonly List<FencedBlock> blocks = [];
    private readonly List<PageLink> links = [];
    private readonly string[] lines;

    private MarkdownPage(string text)
    {
        Text = text;
        lines = text.Split('\n');
        Read();
    }

    /// <summary>The whole page.</summary>
    public string Text { get; }

    /// <summary>Its fenced blocks.</summary>
    public IReadOnlyList<FencedBlock> Blocks => blocks;

    /// <summary>Its links, those in code left out.</summary>
    public IReadOnlyList<PageLink> Links => links;

    /// <summary>The anchors of its headings, as GitHub makes them.</summary>
    public IEnumerable<string> Anchors => headings.Select(heading => AnchorOf(heading.Title));

    /// <summary>Reads a page of the repository.</summary>
    public static MarkdownPage Read(string path) => new(File.ReadAllText(path));

    /// <summary>The relative links of a page that lead to no file, or whose anchor is not a heading of the file.</summary>
    /// <param name="path">The page.</param>
    public static IReadOnlyList<PageLink> BrokenLinks(string path) =>
        [.. Read(path).Links.Where(link => !link.Target.Contains("://", StringComparison.Ordinal) && !Leads(path, link.Target))];

    /// <summary>
    /// The words in backticks below a heading, headings below it included; null when there is no such heading or several.
    /// </summary>
    public IReadOnlySet<string>? CodeBelow(string title)
    {
        var found = headings.FindAll(heading => heading.Title == title);
        if (found.Count != 1)
            return null;
        var next = headings.Find(heading => heading.Line > found[0].Line && heading.Level <= found[0].Level).Line;
        var section = lines.Skip(found[0].Line).Take((next == 0 ? lines.Length + 1 : next) - 1 - found[0].Line);
        return section.SelectMany(line => Code().Matches(line)).Select(match => match.Groups[1].Value).ToHashSet();
    }

    private static bool Leads(string page, string target)
    {
        var parts = target.Split('#', 2);
        var file = parts[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(parts[0]));
        return parts.Length == 1 ? Path.Exists(file) : File.Exists(file) && Read(file).Anchors.Contains(parts[1]);
    }

    private static string AnchorOf(string title) => NotInAnchors().Replace(title.ToLowerInvariant(), "").Replace(' ', '-');

    private void Read()
    {
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at].StartsWith("```", StringComparison.Ordinal))
            {
                var end = Array.FindIndex(lines, at + 1, line => line == "```");
                if (end < 0)
                    throw new InvalidDataException($"the block of line {at + 1} is never closed");
                blocks.Add(new FencedBlock(lines[at][3..].Trim(), at + 1, string.Join("\n", lines[(at + 1)..end]) + "\n"));
                at = end;
            }
            else if (Heading().Match(lines[at]) is { Success: true } heading)
            {
                headings.Add((heading.Groups[1].Length, heading.Groups[2].Value, at + 1));
            }
            else
            {
                links.AddRange(Link().Matches(Code().Replace(lines[at], "")).Select(link => new PageLink(link.Groups[1].Value, at + 1)));
            }
        }
    }

    [GeneratedRegex(@"^(#{1,6}) (.+?)\s*$")]
    private static partial Regex Heading();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
