using System.CommandLine.Parsing;
using Sflow.Cli.Definitions;

namespace Sflow.Cli.Input;

/// <summary>Finds values that an option or an argument doesn't accept.</summary>
internal static class ValueMistakes
{
    private static readonly HashSet<Type> Integers = [typeof(int), typeof(int?), typeof(long), typeof(long?)];
    private static readonly HashSet<Type> Numbers = [typeof(double), typeof(double?), typeof(decimal), typeof(decimal?)];

    /// <summary>What is wrong.</summary>
    public static IEnumerable<Diagnostic> Of(CommandWords words, ParseResult parsed)
    {
        foreach (var word in words.Words.Where(IsPairWithoutName))
        {
            var form = OptionNames.ValueOf(word.Option!);
            yield return Catalogue.OptionValueWrong(TextLocation.OfFile(word.Place), $"{word.Name} needs {form}", null);
        }

        foreach (var error in parsed.Errors.DistinctBy(error => (SymbolOf(error.SymbolResult), error.Message)))
        {
            if (error.SymbolResult is OptionResult option)
            {
                foreach (var mistake in OfOption(words, option, error.Message))
                    yield return mistake;
            }
            else if (error.SymbolResult is ArgumentResult argument && argument.Tokens.Count > 0)
            {
                foreach (var mistake in argument.Tokens.Select(token => OfArgument(words, argument.Argument, token.Value, error.Message)))
                {
                    if (mistake is not null)
                        yield return mistake;
                }
            }
        }
    }

    private static Symbol? SymbolOf(SymbolResult? result) =>
        result switch
        {
            OptionResult option => option.Option,
            ArgumentResult argument => argument.Argument,
            _ => null,
        };

    private static bool IsPairWithoutName(CommandWord word) =>
        word is { Kind: WordKind.Option, Value: { } value }
        && OptionNames.ValueOf(word.Option!).IndexOf('=') > 0
        && value.TrimStart().IndexOf('=') <= 0;

    private static IEnumerable<Diagnostic> OfOption(CommandWords words, OptionResult result, string message)
    {
        var option = result.Option;
        var used = words.Words.Where(word => word.Option == option && word.Value is not null).ToList();
        // An option without its value, or with too many, is a mistake of the option.
        if (used.Count == 0 || (used.Count > 1 && !OptionNames.IsRepeatable(option)))
            yield break;
        var choices = OptionNames.IsSwitch(option) ? ["true", "false"] : OptionNames.ChoicesOf(option);
        var wrong = used.Where(word => !choices.Contains(word.Value!)).ToList();
        foreach (var word in wrong.Count == 0 ? used.Take(1) : wrong)
            yield return wrong.Count == 0
                ? Catalogue.OptionValueWrong(TextLocation.OfFile(word.Place), message.TrimEnd('.'), null)
                : Wrong(word.Place, word.Value!, choices, option.ValueType, message);
    }

    private static Diagnostic? OfArgument(CommandWords words, Argument argument, string value, string message)
    {
        var choices = OptionNames.ChoicesOf(argument);
        return choices.Contains(value)
            ? null
            : Wrong(CommandPath.Of(words.Command) + " " + value, value, choices, argument.ValueType, message);
    }

    private static Diagnostic Wrong(string place, string value, IReadOnlyList<string> choices, Type type, string message)
    {
        var at = TextLocation.OfFile(place);
        if (choices.Count > 0)
            return Catalogue.OptionValueWrong(at, $"The value can be {string.Join(", ", choices)}", Nearest.Name(value, choices));
        var form =
            Integers.Contains(type) && long.TryParse(value, CultureInfo.InvariantCulture, out _) ? null
            : Integers.Contains(type) ? "a whole number"
            : Numbers.Contains(type) ? "a number"
            : null;
        return Catalogue.OptionValueWrong(at, form is null ? message.TrimEnd('.') : $"The value must be {form}", null);
    }
}
