namespace Sflow.Cli.Definitions;

/// <summary>Names of commands as the user types them, and the commands below a command.</summary>
internal static class CommandPath
{
    /// <summary>The name of the executable.</summary>
    public const string Executable = "sflow";

    /// <summary>The words of a command, such as <c>sflow compose</c>.</summary>
    public static string Of(Command command) =>
        command is RootCommand ? Executable
        : command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? Of(parent) + " " + command.Name
        : Executable + " " + command.Name;

    /// <summary>The words after <c>sflow</c>, such as <c>compose</c>.</summary>
    public static string NameOf(Command command) => Of(command)[Executable.Length..].TrimStart();

    /// <summary>All verbs below a command at any depth, without hidden ones.</summary>
    public static IEnumerable<Verb> VerbsBelow(Command command) =>
        command
            .Subcommands.Where(child => !child.Hidden)
            .SelectMany(child => (child is Verb verb ? new[] { verb } : []).Concat(VerbsBelow(child)));

    /// <summary>The verb that a user calls by a name. Null without such a verb.</summary>
    /// <param name="root">The definition.</param>
    /// <param name="name">Its words after <c>sflow</c>, such as <c>compose</c>.</param>
    public static Verb? Find(Command root, string name) => VerbsBelow(root).FirstOrDefault(verb => NameOf(verb) == name);

    /// <summary>The options that a command accepts: its own, then those that it has from <c>sflow</c>.</summary>
    public static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Concat(
            command.Parents.OfType<Command>().SelectMany(OptionsOf).Where(option => option.Recursive && !command.Options.Contains(option))
        );
}
