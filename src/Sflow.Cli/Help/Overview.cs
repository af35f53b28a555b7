using Sflow.Cli.Definitions;

namespace Sflow.Cli.Help;

/// <summary>What <c>sflow</c> and <c>sflow help</c> print.</summary>
internal static class Overview
{
    private static readonly string[] MostUsed = ["run", "batch", "compose"];

    /// <summary>Adds a few lines for somebody who typed <c>sflow</c> alone: the most used commands and where to go on.</summary>
    public static HelpText Short(HelpText text, RootCommand root)
    {
        text.Paragraph(root.Description ?? "").Gap();
        foreach (var verb in MostUsed.Select(name => CommandPath.Find(root, name)).OfType<Verb>())
            text.Paragraph(verb.Examples[0].Meaning + ":").Verbatim([verb.Examples[0].Line], 4).Gap();
        return text.Terms([("sflow help", "List all commands."), ("sflow COMMAND --help", "Show the options of a command and examples.")]);
    }

    /// <summary>Adds all commands by what they are for, the options of <c>sflow</c> itself, and the topics.</summary>
    /// <param name="text">Where it goes.</param>
    /// <param name="root">The definition.</param>
    /// <param name="groups">The groups of verbs in their order.</param>
    public static HelpText Full(HelpText text, RootCommand root, IReadOnlyList<VerbGroup> groups)
    {
        text.Paragraph(root.Description ?? "").Heading("Usage").Paragraph("sflow COMMAND [OPTIONS]", 2);
        foreach (var (title, verbs) in Grouped(root, groups))
            text.Heading(title).Terms([.. verbs.Select(verb => (CommandPath.NameOf(verb), verb.Description ?? ""))]);
        return text.Heading("Options")
            .Terms([.. root.Options.Select(CommandPage.EntryOf).Select(entry => (CommandHelp.TermOf(entry), entry.Description))])
            .Heading("Topics")
            .Terms([.. Topic.All.Select(topic => (topic.Name, topic.Title + "."))])
            .Gap()
            .Paragraph("Show a command or a topic: sflow help NAME.");
    }

    /// <summary>The verbs under the headings of help. Verbs without a group come last.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<Verb> Verbs)> Grouped(Command root, IReadOnlyList<VerbGroup> groups)
    {
        List<Verb> all = [.. CommandPath.VerbsBelow(root).Where(verb => verb.Subcommands.Count == 0)];
        foreach (var group in groups)
        {
            var verbs = all.Where(verb => group.Verbs.Contains(CommandPath.NameOf(verb).Split(' ')[0])).ToList();
            if (verbs.Count > 0)
                yield return (group.Title, verbs);
        }

        var others = all.Where(verb => !groups.Any(group => group.Verbs.Contains(CommandPath.NameOf(verb).Split(' ')[0]))).ToList();
        if (others.Count > 0)
            yield return ("Other", others);
    }
}
