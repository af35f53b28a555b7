using Sflow.Cli.Definitions;

namespace Sflow.Cli.Help;

/// <summary>The help of a verb for a terminal.</summary>
internal static class CommandHelp
{
    /// <summary>Adds the help.</summary>
    public static HelpText Write(HelpText text, Verb verb)
    {
        var page = CommandPage.Of(verb);
        text.Paragraph(verb.Description ?? "").Heading("Usage").Paragraph(page.Usage, 2);
        if (verb.Subcommands.Count > 0)
            text.Heading("Commands").Terms([.. verb.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description ?? ""))]);
        if (page.Arguments.Count > 0)
            text.Heading("Arguments").Terms([.. page.Arguments.Select(entry => (entry.Term, entry.Description))]);
        foreach (var section in page.Options)
            text.Heading(section.Title).Terms([.. section.Entries.Select(entry => (TermOf(entry), entry.Description))]);
        foreach (var remark in verb.Paragraphs)
            text.Gap().Paragraph(remark);
        text.Heading("Examples");
        foreach (var example in verb.Examples)
            text.Hanging("# ", example.Meaning, 2, 4).Verbatim([example.Line]);
        return text.Heading("Exit codes")
            .Paragraph(ExitCodes(verb), 2)
            .Gap()
            .Paragraph(
                $"Read more: sflow help TOPIC, with one of these topics: {string.Join(", ", Topic.All.Select(topic => topic.Name))}."
            );
    }

    /// <summary>The names of an option, so that long names stand in one column.</summary>
    public static string TermOf(PageEntry entry) => (entry.Names[0].StartsWith("--", StringComparison.Ordinal) ? "    " : "") + entry.Term;

    private static string ExitCodes(Verb verb) =>
        verb.HasOtherExitCodes
            ? "The exit code of the workflow once it runs. Before that: 1 for errors in the input, 2 for a wrong command line."
            : "0 for success, 1 for errors in the input, 2 for a wrong command line. All: sflow help exit-codes.";
}
