using Sflow.Cli.Definitions;

namespace Sflow.Cli.Input;

/// <summary>
/// Finds the value of an option: in the same word (<c>--set=TP=8</c>, <c>-N2</c>) or in the next one (<c>--row -1</c>,
/// <c>-e --exclusive</c>).
/// </summary>
internal static class OptionValues
{
    private static readonly char[] Separators = ['=', ':'];

    /// <summary>Reads an option and what belongs to it.</summary>
    /// <param name="options">The options of the verb.</param>
    /// <param name="args">The words.</param>
    /// <param name="i">The option's index; afterwards that of the next word.</param>
    public static IEnumerable<CommandWord> Read(IReadOnlyList<Option> options, IReadOnlyList<string> args, ref int i)
    {
        var (name, attached) = Split(options, args[i++]);
        if (OptionNames.Find(options, name) is not { } option)
            return [new CommandWord(WordKind.UnknownOption, name, null, attached)];
        if (attached is not null)
            return [new CommandWord(WordKind.Option, name, option, attached)];
        if (!Takes(options, option, args, i))
            return [new CommandWord(OptionNames.NeedsValue(option) ? WordKind.OptionWithoutValue : WordKind.Option, name, option)];
        List<CommandWord> words = [new CommandWord(WordKind.Option, name, option, args[i++])];
        while (option.AllowMultipleArgumentsPerToken && Takes(options, option, args, i))
            words.Add(new CommandWord(WordKind.Option, name, option, args[i++]));
        return words;
    }

    // A short option can have its value attached if it can't be the start of a longer name: -N2, -sTP=8.
    private static (string Name, string? Value) Split(IReadOnlyList<Option> options, string word)
    {
        if (OptionNames.Find(options, word) is not null)
            return (word, null);
        if (word.IndexOfAny(Separators) is var end && end > 0 && OptionNames.Find(options, word[..end]) is not null)
            return (word[..end], word[(end + 1)..]);
        if (word is ['-', not '-', _, ..] && OptionNames.Find(options, word[..2]) is { } option && !OptionNames.IsSwitch(option))
        {
            var isPair = OptionNames.ValueOf(option).Contains('=') && word.Contains('=');
            if (isPair || char.IsAsciiDigit(word[2]))
                return (word[..2], word[2..]);
        }

        return end > 0 ? (word[..end], word[(end + 1)..]) : (word, null);
    }

    private static bool Takes(IReadOnlyList<Option> options, Option option, IReadOnlyList<string> args, int i)
    {
        if (i >= args.Count)
            return false;
        var next = args[i];
        if (OptionNames.IsSwitch(option))
            return next is "true" or "false" && option.Arity.MaximumNumberOfValues > 0;
        if (OptionNames.TakesOptions(option))
            return next != "--";
        if (!OptionNames.NeedsValue(option) && OptionNames.ChoicesOf(option) is { Count: > 0 } choices)
            return choices.Contains(next);
        // A dash and a digit is a row from the end; a dash alone is standard input or output.
        return next is not ['-', _, ..] || (char.IsAsciiDigit(next[1]) && OptionNames.Find(options, next) is null);
    }
}
