using System.CommandLine.Parsing;
using Sflow.Cli.Definitions;

namespace Sflow.Cli.Input;

/// <summary>Finds arguments that are missing or too many.</summary>
internal static class ArgumentMistakes
{
    /// <summary>What is wrong.</summary>
    public static IEnumerable<Diagnostic> Of(CommandWords words, ParseResult parsed)
    {
        var path = CommandPath.Of(words.Command);
        var at = TextLocation.OfFile(path);
        if (words.Command.Subcommands.Count > 0)
            yield return Catalogue.CommandLineWrong(
                at,
                $"{path} needs one of {string.Join(", ", words.Command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name))}",
                null,
                null
            );
        foreach (var argument in words.Command.Arguments.Where(argument => IsMissing(parsed, argument)))
            yield return Catalogue.CommandLineWrong(
                at,
                $"{path} needs {argument.HelpName ?? argument.Name}: {Lower(argument.Description!.TrimEnd('.'))}",
                null,
                null
            );
        foreach (var word in parsed.UnmatchedTokens)
            yield return Catalogue.CommandLineWrong(at, $"{path} has no use for '{word}'", null, null);
        // What a verb itself checks.
        foreach (
            var error in parsed.Errors.Where(error => error.SymbolResult is CommandResult or null && parsed.UnmatchedTokens.Count == 0)
        )
            yield return Catalogue.CommandLineWrong(at, error.Message.TrimEnd('.'), null, null);
    }

    private static bool IsMissing(ParseResult parsed, Argument argument) =>
        argument.Arity.MinimumNumberOfValues > 0 && (parsed.GetResult(argument)?.Tokens.Count ?? 0) < argument.Arity.MinimumNumberOfValues;

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
