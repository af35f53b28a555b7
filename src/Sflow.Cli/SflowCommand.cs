using Sflow.Cli.Completion;
using Sflow.Cli.Definitions;
using Sflow.Cli.Help;
using Sflow.Cli.Input;
using Sflow.Cli.Output;
using Sflow.Cli.Verbs;

namespace Sflow.Cli;

/// <summary>The command: its verbs, and how a command line becomes a call of one of them.</summary>
internal sealed class SflowCommand
{
    /// <summary>Creates the command.</summary>
    public SflowCommand()
    {
        HostWords.Use(CommandLineWords.Of);
        Root = new RootCommand("Compiles workflows of YAML modules for Slurm, runs them, and submits them.");
        // Help and errors are our own.
        Root.Options.Clear();
        Root.Directives.Clear();
        foreach (var option in GlobalOptions.OfRoot.Concat(GlobalOptions.All))
            Root.Options.Add(option);
        foreach (var verb in AllVerbs.New())
        {
            ForeignOptions.AddTo(verb);
            Root.Subcommands.Add(verb);
        }
    }

    /// <summary>The definition.</summary>
    public RootCommand Root { get; }

    /// <summary>Runs a command line.</summary>
    /// <param name="args">The words after <c>sflow</c>.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args is [CompletionRequest.Name, ..])
        {
            await Console.Out.WriteAsync(CompletionRequest.Answer(Root, [.. args.Skip(1)])).ConfigureAwait(false);
            return ExitCode.Success;
        }

        var words = WordReader.Read(Root, args);
        var parsed = Parse(words);
        var isKnown = words.Words.All(word => word.Kind != WordKind.UnknownVerb);
        if (isKnown && words.Has(GlobalOptions.Help))
            return Show(parsed, terminal => HelpPages.Write(terminal, Root, words.Command, AllVerbs.Groups));
        if (UsageErrors.Find(Root, words, parsed) is { Count: > 0 } mistakes)
            return UsageErrors.Write(words, parsed, mistakes);
        if (words.Command is RootCommand)
            return Show(parsed, terminal => ShowRoot(terminal, words));
        return await parsed
            .InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                    Output = StandardStreams.Output,
                    Error = StandardStreams.Error,
                }
            )
            .ConfigureAwait(false);
    }

    // A word such as @x is a word, not a file with more words.
    private ParseResult Parse(CommandWords words) =>
        Root.Parse(words.ForParser(), new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });

    private int ShowRoot(Terminal terminal, CommandWords words)
    {
        if (!words.Has(GlobalOptions.Version))
            return HelpPages.Write(terminal, text => Overview.Short(text, Root));
        if (words.Has(GlobalOptions.Json))
            terminal.Json("sflow.version/1", VersionText.Write);
        else
            terminal.Data(VersionText.Plain());
        return ExitCode.Success;
    }

    private static int Show(ParseResult parsed, Func<Terminal, int> work) =>
        Invocation.Run(CommandPath.Executable, parsed, (terminal, _) => work(terminal));
}
