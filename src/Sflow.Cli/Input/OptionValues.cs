namespace Sflow.Cli.Input;

/// <summary>
/// Joins an option and a value that begins with a dash, such as <c>-e --exclusive</c> or <c>--row -1</c>. The parser would take the value
/// for an option.
/// </summary>
internal static class OptionValues
{
    /// <summary>The words with such pairs as one word each.</summary>
    /// <param name="root">The definition.</param>
    /// <param name="args">The words of the command line.</param>
    public static IReadOnlyList<string> Join(Command root, IReadOnlyList<string> args)
    {
        List<string> result = [];
        var options = root.Options.ToList();
        Command command = root;
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--")
                return [.. result, .. args.Skip(i)];
            if (command.Subcommands.FirstOrDefault(c => c.Name == args[i] || c.Aliases.Contains(args[i])) is { } next)
            {
                command = next;
                options.AddRange(next.Options);
            }

            var takesValue = options.Any(option => IsNamed(option, args[i]) && option.Arity.MinimumNumberOfValues > 0);
            if (takesValue && i + 1 < args.Count && args[i + 1] is ['-', _, ..] && !options.Any(option => IsNamed(option, args[i + 1])))
                result.Add(args[i] + "=" + args[++i]);
            else
                result.Add(args[i]);
        }

        return result;
    }

    private static bool IsNamed(Option option, string word) => option.Name == word || option.Aliases.Contains(word);
}
