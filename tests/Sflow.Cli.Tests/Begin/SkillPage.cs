using System.Text.RegularExpressions;
using Sflow.Cli.Content;

namespace Sflow.Cli.Tests.Begin;

/// <summary>A block of a skill's page and what the comment before it says about it.</summary>
/// <param name="Line">The line of its fence.</param>
/// <param name="Language">Its language, such as <c>yaml</c>.</param>
/// <param name="Text">Its content.</param>
/// <param name="Mark">
/// <c>file</c>: it is this file. <c>run</c>: bash runs it. <c>output</c>: what the last run printed. <c>check</c>: a complete module that
/// compiles, or gives a code. <c>template</c>: lines for a cluster, which parse.
/// </param>
/// <param name="Value">The word after the mark's colon; empty when there is none.</param>
internal sealed record SkillBlock(int Line, string Language, string Text, string Mark, string Value);

/// <summary>A page of a skill.</summary>
/// <param name="Path">Its path below the folder of all skills.</param>
/// <param name="Blocks">Its blocks.</param>
/// <param name="Prose">Its words in backticks outside of blocks.</param>
internal sealed partial record SkillPage(string Path, IReadOnlyList<SkillBlock> Blocks, IReadOnlyList<string> Prose)
{
    private static readonly string[] Marks = ["file", "run", "output", "check", "template"];

    /// <summary>All pages of all skills, and AGENTS.md.</summary>
    public static IReadOnlyList<SkillPage> All { get; } =
    [.. EmbeddedFiles.Below("skills").Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal)).Select(Read)];

    private static SkillPage Read(EmbeddedFile file)
    {
        var page = MarkdownPage.Read(Repository.PathOf("skills", file.Path));
        var lines = page.Text.Split('\n');
        var blocks = page.Blocks.Select(block => Read(file.Path, block, lines)).ToList();
        var prose = Fences().Replace(page.Text, "");
        return new SkillPage(file.Path, blocks, [.. Code().Matches(prose).Select(code => code.Groups[1].Value)]);
    }

    private static SkillBlock Read(string path, FencedBlock block, string[] lines)
    {
        var comment = Comment().Match(lines[block.Line - 2]);
        if (!comment.Success || !Marks.Contains(comment.Groups["mark"].Value))
            throw new InvalidDataException($"{path}({block.Line}): the line before a block says what it is: {string.Join(", ", Marks)}");
        return new SkillBlock(block.Line, block.Info, block.Text, comment.Groups["mark"].Value, comment.Groups["value"].Value);
    }

    [GeneratedRegex(@"^<!-- (?<mark>[a-z]+)(?:: (?<value>.+))? -->$")]
    private static partial Regex Comment();

    [GeneratedRegex("^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Code();
}
