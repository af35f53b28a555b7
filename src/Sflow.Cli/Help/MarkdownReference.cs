using Sflow.Cli.Definitions;

namespace Sflow.Cli.Help;

/// <summary>Writes the reference of the command as a page of Markdown.</summary>
internal static class MarkdownReference
{
    private const int Widest = 120;

    /// <summary>The page.</summary>
    /// <param name="root">The definition.</param>
    /// <param name="groups">The groups of verbs in their order.</param>
    public static string Write(RootCommand root, IReadOnlyList<VerbGroup> groups)
    {
        var text = new StringBuilder();
        text.Append("# The `sflow` command\n\n");
        Paragraph(text, "This page lists every command and option of `sflow`. It is written from the definitions of the commands.");
        Paragraph(text, root.Description ?? "");
        var all = Overview.Grouped(root, groups).ToList();
        foreach (var (title, verbs) in all)
        {
            text.Append(CultureInfo.InvariantCulture, $"**{title}**\n\n| command | what it does |\n|---|---|\n");
            foreach (var verb in verbs)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| [`{CommandPath.Of(verb)}`](#{Anchor(verb)}) | {ReferenceTables.Cell(verb.Description ?? "")} |\n"
                );
            text.Append('\n');
        }

        text.Append("## sflow without a command\n\n");
        Entries(text, "option", root.Options.Where(option => !option.Hidden).Select(CommandPage.EntryOf));
        foreach (var verb in all.SelectMany(group => group.Verbs))
            Section(text, verb);
        text.Append("## Exit codes\n\n").Append(ReferenceTables.ExitCodes()).Append('\n');
        text.Append("## Environment variables\n\n").Append(ReferenceTables.Environment());
        return text.ToString();
    }

    private static void Section(StringBuilder text, Verb verb)
    {
        var page = CommandPage.Of(verb);
        text.Append(CultureInfo.InvariantCulture, $"## {page.Path}\n\n");
        Paragraph(text, verb.Description ?? "");
        text.Append(CultureInfo.InvariantCulture, $"```text\n{page.Usage}\n```\n\n");
        if (page.Arguments.Count > 0)
            Entries(text, "argument", page.Arguments);
        // The options of every verb are listed once, at the start.
        foreach (var section in page.Options.Where(section => section.Title != Input.OptionGroups.Global))
            Entries(text, section.Title == Input.OptionGroups.Titles[0] ? "option" : section.Title.ToLowerInvariant(), section.Entries);
        foreach (var remark in verb.Paragraphs)
            Paragraph(text, remark);
        text.Append("```bash\n");
        foreach (var example in verb.Examples)
            text.Append(CultureInfo.InvariantCulture, $"# {example.Meaning}\n{example.Line}\n");
        text.Append("```\n\n");
    }

    private static void Entries(StringBuilder text, string title, IEnumerable<PageEntry> entries)
    {
        text.Append(CultureInfo.InvariantCulture, $"| {title} | meaning |\n|---|---|\n");
        foreach (var entry in entries)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{ReferenceTables.Cell(entry.Term)}` | {ReferenceTables.Cell(entry.Description)} |\n"
            );
        text.Append('\n');
    }

    private static void Paragraph(StringBuilder text, string paragraph) =>
        text.AppendJoin('\n', TextWrap.Lines(paragraph, Widest)).Append("\n\n");

    private static string Anchor(Verb verb) => CommandPath.Of(verb).Replace(' ', '-');
}
