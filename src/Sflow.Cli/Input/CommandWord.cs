namespace Sflow.Cli.Input;

/// <summary>What a word of a command line is.</summary>
internal enum WordKind
{
    /// <summary>The name of a verb.</summary>
    Verb,

    /// <summary>A word where the name of a verb should be.</summary>
    UnknownVerb,

    /// <summary>An option, with its value when it has one.</summary>
    Option,

    /// <summary>An option that lacks its value.</summary>
    OptionWithoutValue,

    /// <summary>A word that looks like an option and is none of the verb.</summary>
    UnknownOption,

    /// <summary>A value for an argument.</summary>
    Argument,
}

/// <summary>A word of a command line, or an option and its value.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The word, or the option's name as typed.</param>
/// <param name="Option">The option; null for other words.</param>
/// <param name="Value">The option's value; null without one.</param>
internal sealed record CommandWord(WordKind Kind, string Name, Option? Option = null, string? Value = null)
{
    /// <summary>The place that diagnostics name: the option as typed.</summary>
    public string Place => Value is null ? Name : $"{Name} {Value}";
}
