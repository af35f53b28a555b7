using Sflow.Cli.Definitions;
using Sflow.Cli.Input;

namespace Sflow.Cli.Help;

/// <summary>An option or an argument, as every form of help shows it.</summary>
/// <param name="Names">Its names, short ones first.</param>
/// <param name="Value">What its value is called. Empty for a switch or an argument.</param>
/// <param name="Description">What it does, its choices and its default.</param>
internal sealed record PageEntry(IReadOnlyList<string> Names, string Value, string Description)
{
    /// <summary>The names and the value, such as <c>-s, --set NAME=VALUE</c>.</summary>
    public string Term => string.Join(", ", Names) + (Value.Length == 0 ? "" : " " + Value);
}

/// <summary>Options under one heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Entries">The options.</param>
internal sealed record PageSection(string Title, IReadOnlyList<PageEntry> Entries);

/// <summary>What help, the reference, man pages and completion say about a verb. It comes from the verb's definition.</summary>
/// <param name="Path">The words of the command, such as <c>sflow compose</c>.</param>
/// <param name="Verb">The definition.</param>
internal sealed record CommandPage(string Path, Verb Verb)
{
    /// <summary>How the command is written, such as <c>sflow compose [FILES...] [OPTIONS]</c>.</summary>
    public string Usage =>
        string.Join(
            ' ',
            [Path, .. Verb.Subcommands.Count > 0 ? ["COMMAND"] : Array.Empty<string>(), .. Verb.Arguments.Select(Form), "[OPTIONS]"]
        );

    /// <summary>The arguments.</summary>
    public IReadOnlyList<PageEntry> Arguments =>
        [
            .. Verb
                .Arguments.Where(argument => !argument.Hidden)
                .Select(argument => new PageEntry([Name(argument)], "", DescriptionOf(argument, argument.Description))),
        ];

    /// <summary>The options under their headings.</summary>
    public IReadOnlyList<PageSection> Options =>
        [
            .. OptionGroups
                .Titles.Select(title => new PageSection(
                    title,
                    [
                        .. CommandPath
                            .OptionsOf(Verb)
                            .Where(option => !option.Hidden && OptionGroups.TitleOf(option) == title)
                            .Select(EntryOf),
                    ]
                ))
                .Where(section => section.Entries.Count > 0),
        ];

    /// <summary>The page of a verb.</summary>
    public static CommandPage Of(Verb verb) => new(CommandPath.Of(verb), verb);

    /// <summary>An option.</summary>
    public static PageEntry EntryOf(Option option) =>
        new(OptionNames.Of(option), OptionNames.ValueOf(option), DescriptionOf(option, option.Description));

    private static string DescriptionOf(Symbol symbol, string? description)
    {
        List<string> sentences = [(description ?? "").TrimEnd('.') + "."];
        if (symbol is Option option && OptionNames.ChoicesOf(option) is { Count: > 0 and <= 12 } choices)
            sentences.Add($"One of: {string.Join(", ", choices)}.");
        if (DefaultOf(symbol) is { } value)
            sentences.Add($"Default: {value}.");
        return string.Join(' ', sentences);
    }

    // A default that the description mentions itself needs no second mention.
    private static string? DefaultOf(Symbol symbol) =>
        symbol.Description?.Contains("default", StringComparison.OrdinalIgnoreCase) == true
            ? null
            : symbol switch
            {
                Option { HasDefaultValue: true } option when !OptionNames.IsSwitch(option) => Shown(option.GetDefaultValue()),
                Argument { HasDefaultValue: true } argument => Shown(argument.GetDefaultValue()),
                _ => null,
            };

    private static string? Shown(object? value) =>
        value switch
        {
            string { Length: > 0 } text => text,
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };

    private static string Name(Argument argument) => argument.HelpName ?? argument.Name;

    private static string Form(Argument argument)
    {
        var name = Name(argument) + (argument.Arity.MaximumNumberOfValues > 1 ? "..." : "");
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }
}
