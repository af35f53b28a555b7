using Newtonsoft.Json;
using Sflow.Cli.Definitions;
using Sflow.Cli.Help;
using Sflow.Cli.Input;
using Sflow.Cli.Output;

namespace Sflow.Cli.Verbs;

/// <summary><c>sflow help</c>: shows the commands, one of them, or a topic.</summary>
internal sealed class HelpVerb : Verb
{
    private readonly Argument<string[]> name = new("NAME")
    {
        Description = "A command or a topic. Without a name, all commands and topics are listed.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> json = new("--json")
    {
        Description = "Print the definitions of commands and options as one JSON document.",
    };

    /// <summary>Defines the verb.</summary>
    public HelpVerb()
        : base("help", "Show the commands, one of them, or a topic.")
    {
        name.CompletionSources.Add(_ =>
            Topic.All.Select(topic => new System.CommandLine.Completions.CompletionItem(topic.Name, detail: topic.Title))
        );
        Arguments.Add(name);
        Options.Add(json);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("List all commands and topics", "sflow help"),
        new("Show the options of a command", "sflow help compose"),
        new("Read how rows are chosen", "sflow help rows"),
        new("Read the definition of a command in a script", "sflow help compose --json"),
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var root = (RootCommand)parsed.RootCommandResult.Command;
        var words = string.Join(' ', parsed.GetValue(name) ?? []);
        var verb = CommandPath.Find(root, words);
        var topic = Topic.All.FirstOrDefault(topic => topic.Name == words);
        if (verb is null && topic is null && words.Length > 0)
        {
            var known = CommandPath.VerbsBelow(root).Select(CommandPath.NameOf).Concat(Topic.All.Select(one => one.Name));
            terminal.Diagnostics.Write(
                Catalogue.UnknownName(
                    TextLocation.OfFile("sflow help " + words),
                    "command or topic",
                    words,
                    Nearest.Verb(root, words) ?? Nearest.Name(words, known),
                    "sflow help"
                )
            );
            return ExitCode.Usage;
        }

        if (parsed.GetValue(json))
        {
            terminal.Json("sflow.help/1", document => Write(document, root, verb, topic));
            return ExitCode.Success;
        }

        return topic is null
            ? HelpPages.Write(terminal, root, (Command?)verb ?? root, AllVerbs.Groups)
            : HelpPages.Write(terminal, text => MarkdownText.Write(text, topic.Markdown));
    }

    private static void Write(JsonTextWriter document, RootCommand root, Verb? verb, Topic? topic)
    {
        if (topic is not null)
        {
            document.Member("topic", topic.Name);
            document.Member("text", topic.Markdown);
            return;
        }

        document.Member("commands", verb is null ? CommandPath.VerbsBelow(root) : [verb], one => DefinitionJson.Write(document, one));
    }
}
