using Sflow.Cli.Definitions;
using Sflow.Cli.Output;

namespace Sflow.Cli.Input;

/// <summary>Reports everything that is wrong with a command line, so that one call shows all mistakes.</summary>
internal static class UsageErrors
{
    private const string Text = DiagnosticFormat.Text;

    /// <summary>Finds what is wrong.</summary>
    /// <param name="root">The definition.</param>
    /// <param name="words">The command line.</param>
    /// <param name="parsed">The same, parsed.</param>
    public static IReadOnlyList<Diagnostic> Find(RootCommand root, CommandWords words, ParseResult parsed)
    {
        // After a wrong verb, nobody knows what the other words mean. After an option before the verb, a word may be its value.
        if (
            words.Words.FirstOrDefault(word => word.Kind is WordKind.UnknownVerb or WordKind.UnknownOption) is
            { Kind: WordKind.UnknownVerb } verb
        )
            return [VerbMistakes.Of(root, words, verb)];
        List<Diagnostic> mistakes = [.. OptionMistakes.Of(root, words), .. ValueMistakes.Of(words, parsed)];
        if (mistakes.Count == 0 && words.Command is not RootCommand)
            mistakes.AddRange(ArgumentMistakes.Of(words, parsed));
        if (mistakes.Count == 0 && words.Command is not RootCommand)
            mistakes.AddRange(
                parsed.Errors.Select(error =>
                    Catalogue.CommandLineWrong(TextLocation.OfFile(CommandPath.Of(words.Command)), error.Message.TrimEnd('.'), null, null)
                )
            );
        return mistakes;
    }

    /// <summary>Writes them, and as the last line where to read more.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(CommandWords words, ParseResult parsed, IReadOnlyList<Diagnostic> mistakes)
    {
        using var terminal = GlobalOptions.Open(parsed);
        terminal.Diagnostics.Write(mistakes);
        // A program that reads the diagnostics needs no hint.
        if (
            words.ValuesOf(GlobalOptions.ErrorFormat.Name).LastOrDefault() is not { } format
            || !DiagnosticFormat.Names.Except([Text]).Contains(format)
        )
            terminal.Note(
                words.Command is RootCommand
                    ? "To see all commands, type: sflow help"
                    : $"To see what the command accepts, type: {CommandPath.Of(words.Command)} --help"
            );
        return terminal.ExitCode = ExitCode.Usage;
    }
}
