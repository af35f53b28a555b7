using Sflow.Cli.Definitions;

namespace Sflow.Cli.Input;

/// <summary>
/// Reads the words of a command line: which are options, which are values of options, and which are neither. Words that begin with a
/// dash are options, except after <c>--</c> and where <see cref="OptionValues"/> takes them for values.
/// </summary>
internal static class WordReader
{
    /// <summary>Reads a command line. It never fails: a word that nothing accepts has a kind that says so.</summary>
    /// <param name="root">The definition.</param>
    /// <param name="args">The words after <c>sflow</c>.</param>
    public static CommandWords Read(Command root, IReadOnlyList<string> args)
    {
        List<CommandWord> words = [];
        var command = root;
        for (var i = 0; i < args.Count; )
        {
            if (args[i] == "--")
            {
                words.AddRange(args.Skip(i + 1).Select(word => new CommandWord(WordKind.Argument, word)));
                break;
            }

            if (args[i] is ['-', _, ..])
            {
                words.AddRange(OptionValues.Read([.. CommandPath.OptionsOf(command)], args, ref i));
                continue;
            }

            var child = command.Subcommands.FirstOrDefault(c => c.Name == args[i] || c.Aliases.Contains(args[i]));
            words.Add(new CommandWord(KindOf(command, child, words), args[i++]));
            command = child ?? command;
        }

        return new CommandWords(command, words);
    }

    private static WordKind KindOf(Command command, Command? child, List<CommandWord> before) =>
        child is not null ? WordKind.Verb
        : command.Subcommands.Count > 0 && before.All(word => word.Kind != WordKind.UnknownVerb) ? WordKind.UnknownVerb
        : WordKind.Argument;
}
