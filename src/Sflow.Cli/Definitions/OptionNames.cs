namespace Sflow.Cli.Definitions;

/// <summary>What an option is called and takes.</summary>
internal static class OptionNames
{
    /// <summary>Every name, short ones first: <c>-s</c>, <c>--set</c>.</summary>
    public static IReadOnlyList<string> Of(Option option) =>
        [.. option.Aliases.Prepend(option.Name).Distinct().OrderBy(name => name.StartsWith("--", StringComparison.Ordinal))];

    /// <summary>The option that has a name. Null without such an option.</summary>
    public static Option? Find(IEnumerable<Option> options, string name) =>
        options.FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name));

    /// <summary>True for an option that needs a value.</summary>
    public static bool NeedsValue(Option option) => option.Arity.MinimumNumberOfValues > 0;

    /// <summary>True for an option that is there or not.</summary>
    public static bool IsSwitch(Option option) =>
        option.ValueType == typeof(bool) || option.ValueType == typeof(bool?) || option.Arity.MaximumNumberOfValues == 0;

    /// <summary>True for an option that can be there several times, each time with a value.</summary>
    public static bool IsRepeatable(Option option) => option.Arity.MaximumNumberOfValues > 1;

    /// <summary>True for an option whose values are options of another program, such as <c>-e --exclusive</c>.</summary>
    public static bool TakesOptions(Option option) => option.Name.EndsWith("-args", StringComparison.Ordinal);

    /// <summary>What the value is called. Empty for a switch.</summary>
    public static string ValueOf(Option option) =>
        IsSwitch(option) ? "" : option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant().Replace('-', '_');

    /// <summary>The values that an option accepts. Empty when it accepts any.</summary>
    public static IReadOnlyList<string> ChoicesOf(Symbol symbol) =>
        symbol is Option option && IsSwitch(option)
            ? []
            : [.. symbol.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Select(item => item.Label)];
}
