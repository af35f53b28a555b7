using Sflow.Cli.Definitions;

namespace Sflow.Cli.Input;

/// <summary>Reports what is wrong with a command line.</summary>
internal static class UsageErrors
{
    /// <summary>Writes every error.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(ParseResult parsed)
    {
        using var terminal = GlobalOptions.Open(parsed);
        var verb = VerbOf(parsed);
        foreach (var error in parsed.Errors)
            terminal.Diagnostics.Write(Catalogue.CommandLineWrong(TextLocation.OfFile(verb), error.Message.TrimEnd('.'), null, verb));
        return terminal.ExitCode = ExitCode.Usage;
    }

    private static string VerbOf(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "sflow" : "sflow " + parsed.CommandResult.Command.Name;
}
