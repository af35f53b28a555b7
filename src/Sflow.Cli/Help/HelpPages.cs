using Sflow.Cli.Definitions;
using Sflow.Cli.Output;

namespace Sflow.Cli.Help;

/// <summary>Writes help and pages to the terminal.</summary>
internal static class HelpPages
{
    private const int Narrowest = 40;
    private const int Usual = 80;
    private const int Widest = 100;

    /// <summary>Writes what a function adds to a text for this terminal.</summary>
    public static int Write(Terminal terminal, Func<HelpText, HelpText> add)
    {
        var width = terminal.OutputIsTerminal ? WindowSize.Of(1).Columns : Usual;
        terminal.Page(add(new HelpText(Math.Clamp(width, Narrowest, Widest), terminal.OutputHasColors)).ToString());
        return ExitCode.Success;
    }

    /// <summary>Writes the help of a command: that of a verb, or the list of all.</summary>
    public static int Write(Terminal terminal, RootCommand root, Command command, IReadOnlyList<VerbGroup> groups) =>
        Write(terminal, text => command is Verb verb ? CommandHelp.Write(text, verb) : Overview.Full(text, root, groups));
}
