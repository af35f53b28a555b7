using Sflow.Cli.Definitions;

namespace Sflow.Cli.Help;

/// <summary>Writes man pages.</summary>
internal static class ManPage
{
    /// <summary>The name of a page's file, such as <c>sflow-compose.1</c>.</summary>
    public static string FileOf(Command command) => CommandPath.Of(command).Replace(' ', '-') + ".1";

    /// <summary>The page of a verb.</summary>
    public static string Of(Verb verb)
    {
        var page = CommandPage.Of(verb);
        var roff = new RoffText(page.Path.Replace(' ', '-'), verb.Description ?? "");
        roff.Section("SYNOPSIS").Code([page.Usage]);
        if (verb.Paragraphs.Any())
        {
            roff.Section("DESCRIPTION");
            foreach (var remark in verb.Paragraphs)
                roff.Paragraph(remark);
        }

        if (page.Arguments.Count > 0)
            roff.Section("ARGUMENTS").Terms(page.Arguments.Select(entry => (entry.Term, entry.Description)));
        foreach (var section in page.Options)
            roff.Section(section.Title.ToUpperInvariant()).Terms(section.Entries.Select(entry => (entry.Term, entry.Description)));
        roff.Section("EXAMPLES");
        foreach (var example in verb.Examples)
            roff.Paragraph(example.Meaning + ":").Code([example.Line]);
        if (verb.HasOtherExitCodes)
            roff.Section("EXIT STATUS").Paragraph("The exit code of the workflow once it runs. See sflow(1) for the others.");
        return roff.Section("SEE ALSO").Paragraph("sflow(1)").ToString();
    }

    /// <summary>The page of the command itself.</summary>
    /// <param name="root">The definition.</param>
    /// <param name="groups">The groups of verbs in their order.</param>
    public static string Of(RootCommand root, IReadOnlyList<VerbGroup> groups)
    {
        var roff = new RoffText(CommandPath.Executable, root.Description ?? "");
        roff.Section("SYNOPSIS").Code(["sflow COMMAND [OPTIONS]"]);
        var all = Overview.Grouped(root, groups).ToList();
        foreach (var (title, verbs) in all)
            roff.Section(title.ToUpperInvariant()).Terms(verbs.Select(verb => (CommandPath.Of(verb), verb.Description ?? "")));
        roff.Section("OPTIONS").Terms(root.Options.Select(CommandPage.EntryOf).Select(entry => (entry.Term, entry.Description)));
        roff.Section("EXIT STATUS").Terms(ExitCode.All.Select(code => (code.Code.ToString(CultureInfo.InvariantCulture), code.Meaning)));
        roff.Section("ENVIRONMENT").Terms(EnvironmentVariables.All);
        var pages = all.SelectMany(group => group.Verbs).Select(verb => CommandPath.Of(verb).Replace(' ', '-') + "(1)");
        return roff.Section("SEE ALSO").Paragraph(string.Join(", ", pages)).ToString();
    }
}
