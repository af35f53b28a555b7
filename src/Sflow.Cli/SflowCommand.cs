using Sflow.Cli.Definitions;
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
        foreach (var option in GlobalOptions.All)
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
        // A word such as @x is a word, not a file with more words.
        var parsed = Root.Parse(
            OptionValues.Join(Root, args),
            new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false }
        );
        if (parsed.Errors.Count > 0)
            return UsageErrors.Write(parsed);
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
}
