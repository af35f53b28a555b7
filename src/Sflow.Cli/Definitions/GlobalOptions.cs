using Sflow.Cli.Output;

namespace Sflow.Cli.Definitions;

/// <summary>The options that every verb has.</summary>
internal static class GlobalOptions
{
    /// <summary>When to use colours.</summary>
    public static Option<string> Color { get; } =
        OneOf(
            new Option<string>("--color")
            {
                Description = "When to use colors. NO_COLOR and CLICOLOR are respected.",
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
            "debug",
            "info",
            "warning",
            "error",
            "critical"
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

    /// <summary>The terminal that a command line asks for. A value that is wrong counts as absent.</summary>
    public static Terminal Open(ParseResult parsed) => Terminal.Open(ValueOf(parsed, Color, "auto"), ValueOf(parsed, LogLevel, "info"));

    /// <summary>The value of an option, also when the command line is wrong.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="option">The option.</param>
    /// <param name="fallback">The value when the option has none that it accepts.</param>
    public static string ValueOf(ParseResult parsed, Option<string> option, string fallback) =>
        parsed.Errors.Any(error => error.SymbolResult is System.CommandLine.Parsing.OptionResult result && result.Option == option)
            ? fallback
            : parsed.GetValue(option) ?? fallback;

    /// <summary>Restricts an option to some values, which completion offers.</summary>
    public static Option<string> OneOf(Option<string> option, params string[] values)
    {
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
