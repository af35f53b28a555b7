using Sflow.Cli.Definitions;

namespace Sflow.Cli.Input;

/// <summary>A command line as it was understood, word by word.</summary>
/// <param name="Command">The verb, or <c>sflow</c> itself without one.</param>
/// <param name="Words">The words in their order.</param>
internal sealed record CommandWords(Command Command, IReadOnlyList<CommandWord> Words)
{
    /// <summary>The words that are values for arguments.</summary>
    public IEnumerable<string> Arguments => Words.Where(word => word.Kind == WordKind.Argument).Select(word => word.Name);

    /// <summary>True when an option is there.</summary>
    public bool Has(Option option) => Words.Any(word => word.Option == option && word.Value != "false");

    /// <summary>True when an option of this name is there.</summary>
    public bool Has(string name) => Words.Any(word => word.Option?.Name == name);

    /// <summary>The values of an option in their order.</summary>
    public IEnumerable<string> ValuesOf(string name) =>
        Words.Where(word => word.Option?.Name == name && word.Value is not null).Select(word => word.Value!);

    /// <summary>
    /// The words for the parser: the verb, the arguments, then each option joined with its value. The parser has nothing to guess, so
    /// values can begin with a dash, and an option without its optional value takes no argument for it.
    /// </summary>
    public IReadOnlyList<string> ForParser()
    {
        var verb = CommandPath.NameOf(Command).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var options = Words
            .Where(word => word.Kind is WordKind.Option or WordKind.OptionWithoutValue)
            .Select(word => word.Value is null ? word.Option!.Name : word.Option!.Name + "=" + word.Value);
        return Arguments.Any(word => word.StartsWith('-'))
            ? [.. verb, .. options, "--", .. Arguments]
            : [.. verb, .. Arguments, .. options];
    }
}
