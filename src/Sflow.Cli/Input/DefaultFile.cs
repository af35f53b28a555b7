using Sflow.Cli.Definitions;

namespace Sflow.Cli.Input;

/// <summary>The workflow of a command line that names none: <c>sflow.yaml</c> in the current folder, as in nv-sflow.</summary>
internal static class DefaultFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "sflow.yaml";

    /// <summary>True when the verb needs a workflow and the command line names none.</summary>
    public static bool IsNeeded(CommandWords words) =>
        words.Command is Verb verb
        && verb.Arguments.Any(argument => argument.Name == "FILES")
        && OptionNames.Find(verb.Options, "--file") is not null
        && !words.Arguments.Any()
        && !verb.InsteadOfFiles.Any(words.Has);

    /// <summary>True when the file is in the current folder.</summary>
    public static bool Exists => File.Exists(Name);

    /// <summary>The command line with the file.</summary>
    public static CommandWords AddTo(CommandWords words) =>
        words with
        {
            Words = [.. words.Words, new CommandWord(WordKind.Argument, Name)],
        };
}
