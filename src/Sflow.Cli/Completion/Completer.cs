using Sflow.Cli.Definitions;
using Sflow.Cli.Input;

namespace Sflow.Cli.Completion;

/// <summary>Finds the words that can follow on a command line. The definitions of the verbs say what they are.</summary>
/// <param name="root">The definition.</param>
internal sealed class Completer(Command root)
{
    /// <summary>The words that can stand in a place.</summary>
    /// <param name="before">The words before it, without <c>sflow</c>.</param>
    /// <param name="current">The start of the word.</param>
    public CompletionAnswer Complete(IReadOnlyList<string> before, string current)
    {
        var words = WordReader.Read(root, before);
        List<Option> options = [.. CommandPath.OptionsOf(words.Command).Where(option => !option.Hidden)];
        var areOptionsOver = before.Contains("--");
        if (!areOptionsOver && words.Words is [.., { Kind: WordKind.OptionWithoutValue, Option: { } waiting }])
            return Starting(ValueSource.OfOption(waiting, words, current), current, "");
        if (!areOptionsOver && current.StartsWith('-'))
        {
            var end = current.IndexOf('=', StringComparison.Ordinal);
            return end > 0 && OptionNames.Find(options, current[..end]) is { } option && !OptionNames.IsSwitch(option)
                ? Starting(ValueSource.OfOption(option, words, current[(end + 1)..]), current, current[..(end + 1)])
                : Starting(CompletionAnswer.Of(OptionsFor(options, words)), current, "");
        }

        return Starting(Arguments(words), current, "");
    }

    private static CompletionAnswer Arguments(CommandWords words)
    {
        if (words.Words.Any(word => word.Kind == WordKind.UnknownVerb))
            return CompletionAnswer.Of(CompletionHints.None);
        if (words.Command.Subcommands.Count > 0)
            return CompletionAnswer.Of(
                words.Command.Subcommands.Where(child => !child.Hidden).Select(child => new Candidate(child.Name, child.Description ?? ""))
            );
        var count = words.Arguments.Count();
        foreach (var argument in words.Command.Arguments)
        {
            if (count < argument.Arity.MaximumNumberOfValues)
                return ValueSource.OfArgument(argument, words);
            count -= argument.Arity.MaximumNumberOfValues;
        }

        return CompletionAnswer.Of(CompletionHints.None);
    }

    // An option that can be there once is not offered again.
    private static IEnumerable<Candidate> OptionsFor(IReadOnlyList<Option> options, CommandWords words) =>
        options
            .Where(option => OptionNames.IsRepeatable(option) || words.Words.All(word => word.Option != option))
            .SelectMany(option => OptionNames.Of(option).Reverse().Select(name => new Candidate(name, option.Description ?? "")));

    private static CompletionAnswer Starting(CompletionAnswer answer, string current, string prefix) =>
        answer with
        {
            Candidates =
            [
                .. answer
                    .Candidates.Select(candidate => candidate with { Value = prefix + candidate.Value })
                    .Where(candidate => candidate.Value.StartsWith(current, StringComparison.Ordinal))
                    .DistinctBy(candidate => candidate.Value),
            ],
        };
}
