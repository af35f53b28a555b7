using Sflow.Cli.Definitions;

namespace Sflow.Cli.Input;

/// <summary>Finds options that a verb doesn't have, that lack their value, that are repeated, or that don't go together.</summary>
internal static class OptionMistakes
{
    /// <summary>What is wrong, in the order of the command line.</summary>
    public static IEnumerable<Diagnostic> Of(RootCommand root, CommandWords words) =>
        words
            .Words.DistinctBy(word => (word.Kind, word.Name, word.Value))
            .SelectMany(word =>
                word.Kind switch
                {
                    WordKind.UnknownOption => [Unknown(root, IsBeforeVerb(words, word) ? root : words.Command, word.Name)],
                    WordKind.OptionWithoutValue => [WithoutValue(word)],
                    _ => Array.Empty<Diagnostic>(),
                }
            )
            .Concat(Repeated(words))
            .Concat(Pairs(words));

    private static Diagnostic Unknown(RootCommand root, Command command, string name)
    {
        var path = CommandPath.Of(command);
        List<Option> options = [.. CommandPath.OptionsOf(command)];
        List<string> others =
        [
            .. CommandPath
                .VerbsBelow(root)
                .Where(verb => verb != command && OptionNames.Find(verb.Options, name) is { Hidden: false })
                .Select(CommandPath.Of),
        ];
        if (OptionNames.Find(GlobalOptions.OfRoot, name) is not null)
            others.Add(CommandPath.Executable);
        var at = TextLocation.OfFile(path);
        return others.Count > 0
            ? Catalogue.OptionOfOtherCommand(at, name, path, others)
            : Catalogue.CommandLineWrong(at, $"{path} has no option '{name}'", Nearest.Option(options, name), null);
    }

    private static bool IsBeforeVerb(CommandWords words, CommandWord word) =>
        words.Words.SkipWhile(other => other != word).Any(other => other.Kind == WordKind.Verb);

    private static Diagnostic WithoutValue(CommandWord word)
    {
        var value = OptionNames.ValueOf(word.Option!);
        return Catalogue.OptionValueWrong(
            TextLocation.OfFile(word.Name),
            $"The option needs a value: {word.Name} {value}. Write a value that begins with a dash as {word.Option!.Name}=VALUE",
            null
        );
    }

    private static IEnumerable<Diagnostic> Repeated(CommandWords words) =>
        words
            .Words.Where(word => word.Option is { } option && !OptionNames.IsRepeatable(option) && word.Value is not null)
            .GroupBy(word => word.Option!)
            .Where(same => same.Count() > 1)
            .Select(same =>
                Catalogue.OptionsConflict(
                    TextLocation.OfFile(same.Last().Place),
                    $"{same.Key.Name} can be there only once, and {same.First().Place} is there, too"
                )
            );

    private static IEnumerable<Diagnostic> Pairs(CommandWords words)
    {
        string PlaceOf(string name) => words.Words.First(word => word.Option?.Name == name).Place;
        foreach (var (first, second) in (words.Command as Verb)?.Exclusive ?? [])
        {
            if (words.Has(first) && words.Has(second))
                yield return Catalogue.OptionsConflict(
                    TextLocation.OfFile(PlaceOf(second)),
                    $"{second} does not go together with {first}. Use one of them"
                );
        }

        if (words.Command is RootCommand && words.Has(GlobalOptions.Json) && !words.Has(GlobalOptions.Version))
            yield return Catalogue.OptionsConflict(TextLocation.OfFile("--json"), "Without a command, --json goes together with --version");
    }
}
