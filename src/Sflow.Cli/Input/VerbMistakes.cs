using Sflow.Cli.Definitions;

namespace Sflow.Cli.Input;

/// <summary>Explains a word that stands where a verb should be.</summary>
internal static class VerbMistakes
{
    private static readonly string[] WorkflowEndings = [".yaml", ".yml"];

    /// <summary>The error, with what to type instead.</summary>
    public static Diagnostic Of(RootCommand root, CommandWords words, CommandWord word)
    {
        var at = TextLocation.OfFile(CommandPath.Of(words.Command));
        var instead = Instead(words, word.Name);
        return Catalogue.UnknownCommand(
            at,
            word.Name,
            instead ?? (Nearest.Verb(root, word.Name) is { } near ? $"{CommandPath.Executable} {near}" : null)
        );
    }

    // Somebody who names a file wants it to run; somebody who names a table wants its rows.
    private static string? Instead(CommandWords words, string word)
    {
        if (WorkflowEndings.Any(ending => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        {
            var files = words.Arguments.Where(name => WorkflowEndings.Any(name.EndsWith));
            return string.Join(' ', files.Prepend(word).Prepend("sflow run"));
        }

        if (word.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            return "sflow batch --bulk-input " + word;
        return word.ToLowerInvariant() switch
        {
            "version" => "sflow --version",
            "build" or "restore" => "dotnet " + word,
            _ => null,
        };
    }
}
