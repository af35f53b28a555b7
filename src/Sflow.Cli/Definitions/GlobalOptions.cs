using Sflow.Cli.Output;

namespace Sflow.Cli.Definitions;

/// <summary>The options that every verb has.</summary>
internal static class GlobalOptions
{
    private const string VerboseName = "--verbose";

    /// <summary>When to use colours.</summary>
    public static Option<string> Color { get; } =
        OneOf(
            new Option<string>("--color")
            {
                Description =
                    "When to use colors. auto: on a terminal, unless NO_COLOR, CLICOLOR=0 or TERM=dumb; CLICOLOR_FORCE=1: always.",
                HelpName = "WHEN",
                DefaultValueFactory = _ => "auto",
                Recursive = true,
            },
            "auto",
            "always",
            "never"
        );

    /// <summary>The form of diagnostics.</summary>
    public static Option<string> ErrorFormat { get; } =
        OneOf(
            new Option<string>("--error-format")
            {
                Description = "The format of errors and warnings, which go to standard error.",
                HelpName = "FORMAT",
                DefaultValueFactory = _ => "text",
                Recursive = true,
            },
            DiagnosticFormat.Names
        );

    /// <summary>Which messages are shown.</summary>
    public static Option<string> LogLevel { get; } =
        OneOf(
            new Option<string>("--log-level")
            {
                Description = "The least important messages to show.",
                HelpName = "LEVEL",
                DefaultValueFactory = _ => "info",
                Recursive = true,
            },
            LogLevels.Names
        );

    /// <summary>Prints help instead of doing anything.</summary>
    public static Option<bool> Help { get; } =
        new("--help", "-h") { Description = "Show help for the command, with examples.", Recursive = true };

    /// <summary>Prints the version. Only <c>sflow</c> itself has it, not its verbs.</summary>
    public static Option<bool> Version { get; } =
        new("--version", "-V") { Description = "Print the version, the commit, the runtime and the platform." };

    /// <summary>The form of the version.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "With --version: print one JSON document." };

    /// <summary>All of them that verbs have, in the order of help.</summary>
    public static IReadOnlyList<Option> All { get; } = [Help, Color, ErrorFormat, LogLevel];

    /// <summary>Those of <c>sflow</c> without a verb.</summary>
    public static IReadOnlyList<Option> OfRoot { get; } = [Version, Json];

    /// <summary>A new <c>-v</c>, for the verbs that have it in nv-sflow. <see cref="Open"/> finds it by its name.</summary>
    public static Option<bool> NewVerbose() => new(VerboseName, "-v") { Description = "Show every message, as --log-level debug does." };

    /// <summary>The terminal that a command line asks for.</summary>
    public static Terminal Open(ParseResult parsed) =>
        Terminal.Open(
            new TerminalSettings(
                ValueOf(parsed, Color),
                IsGiven(parsed, VerboseName) ? Output.LogLevel.Debug : LogLevels.Of(ValueOf(parsed, LogLevel)),
                ValueOf(parsed, ErrorFormat),
                IsGiven(parsed, "--json")
            )
        );

    /// <summary>Restricts an option to some values, which completion offers.</summary>
    public static Option<string> OneOf(Option<string> option, params string[] values)
    {
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    // A value that the parser has refused is not used: the message about it has the usual form.
    private static string ValueOf(ParseResult parsed, Option<string> option) =>
        parsed.GetResult(option) is { } result && !result.Errors.Any() && parsed.GetValue(option) is { } value
            ? value
            : (string)option.GetDefaultValue()!;

    private static bool IsGiven(ParseResult parsed, string name) =>
        parsed.CommandResult.Command.Options.FirstOrDefault(option => option.Name == name) is Option<bool> option
        && parsed.GetResult(option) is { } result
        && !result.Errors.Any()
        && parsed.GetValue(option);
}
