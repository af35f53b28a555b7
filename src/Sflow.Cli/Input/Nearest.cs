using Sflow.Cli.Definitions;

namespace Sflow.Cli.Input;

/// <summary>Finds what the user meant with a word that nothing accepts.</summary>
internal static class Nearest
{
    private const int ShortestPrefix = 3;

    // What people type who come from other tools, and the verb that does it here.
    private static readonly Dictionary<string, string> OtherNames = new()
    {
        ["check"] = "compose",
        ["create"] = "init",
        ["dag"] = "visualize",
        ["delete"] = "cancel",
        ["draw"] = "visualize",
        ["examples"] = "sample",
        ["exec"] = "run",
        ["generate"] = "batch",
        ["graph"] = "visualize",
        ["kill"] = "cancel",
        ["launch"] = "run",
        ["lint"] = "compose",
        ["merge"] = "compose",
        ["new"] = "init",
        ["ps"] = "status",
        ["queue"] = "status",
        ["render"] = "compose",
        ["sbatch"] = "batch",
        ["scancel"] = "cancel",
        ["show"] = "plan",
        ["squeue"] = "status",
        ["start"] = "run",
        ["stop"] = "cancel",
        ["validate"] = "compose",
    };

    /// <summary>The verb that a word means. Null without a likely one.</summary>
    public static string? Verb(Command root, string word)
    {
        List<string> names = [.. CommandPath.VerbsBelow(root).Select(CommandPath.NameOf)];
        return Name(word, names)
            ?? (OtherNames.GetValueOrDefault(word.ToLowerInvariant()) is { } other && names.Contains(other) ? other : null);
    }

    /// <summary>The option that a word means. Null without a likely one.</summary>
    /// <param name="options">The options of the verb.</param>
    /// <param name="word">The word as typed, without a value.</param>
    public static string? Option(IReadOnlyList<Option> options, string word)
    {
        var names = options.Where(option => !option.Hidden).SelectMany(OptionNames.Of).ToList();
        if (word.StartsWith("--", StringComparison.Ordinal))
            return Name(word, names.Where(name => name.StartsWith("--", StringComparison.Ordinal)));
        // -resolve, -Jname, -rv, -n
        if (names.Contains("-" + word))
            return "-" + word;
        if (word.Length > 2 && word[1..].All(letter => OptionNames.Find(options, "-" + letter) is { } found && OptionNames.IsSwitch(found)))
            return string.Join(' ', word[1..].Select(letter => "-" + letter));
        if (word.Length > 2 && Name("-" + word, names.Where(name => name.StartsWith("--", StringComparison.Ordinal))) is { } longName)
            return longName;
        if (word.Length > 2 && OptionNames.Find(options, word[..2]) is { } option && OptionNames.NeedsValue(option))
            return $"{word[..2]} {word[2..]}";
        return names.FirstOrDefault(name => string.Equals(name, word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The known name that a word means: a typing mistake, or the start of one name. Null without a likely one.</summary>
    public static string? Name(string word, IEnumerable<string> known)
    {
        List<string> names = [.. known];
        if (Suggestion.For(word, names) is { } near)
            return near;
        var longer = names.Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)).ToList();
        return word.TrimStart('-').Length >= ShortestPrefix && longer.Count == 1 ? longer[0] : null;
    }
}
