using Spectre.Console;

namespace Sflow.Cli.Output;

/// <summary>
/// Where a verb writes: data to standard output; diagnostics, notes and progress to standard error. Strings of users are written as text,
/// never as markup or control sequences.
/// </summary>
internal sealed class Terminal : IDisposable
{
    private readonly TextWriter data = Console.Out;
    private readonly TextWriter messages = Console.Error;
    private readonly string level;

    private Terminal(IAnsiConsole output, IAnsiConsole error, string level)
    {
        (Output, Error, this.level) = (output, error, level);
        Diagnostics = new DiagnosticWriter(this);
    }

    /// <summary>Standard output, for tables and styled data.</summary>
    public IAnsiConsole Output { get; }

    /// <summary>Standard error.</summary>
    public IAnsiConsole Error { get; }

    /// <summary>Takes diagnostics.</summary>
    public DiagnosticWriter Diagnostics { get; }

    /// <summary>Opens the terminal of this process.</summary>
    /// <param name="color"><c>auto</c>, <c>always</c> or <c>never</c>.</param>
    /// <param name="level">The least important messages to show: <c>debug</c>, <c>info</c>, <c>warning</c>, <c>error</c>.</param>
    public static Terminal Open(string color, string level) =>
        new(ConsoleOf(Console.Out, Console.IsOutputRedirected, color), ConsoleOf(Console.Error, Console.IsErrorRedirected, color), level);

    /// <summary>Writes data, exactly these characters, and a line end.</summary>
    public void Line(string text) => Data(text + "\n");

    /// <summary>Writes data, exactly these characters.</summary>
    public void Data(string text)
    {
        try
        {
            data.Write(text);
        }
        catch (IOException)
        {
            throw new BrokenPipeException();
        }
    }

    /// <summary>Says something to the person: one line on standard error.</summary>
    public void Note(string text)
    {
        if (level is "debug" or "info")
            Message(text);
    }

    /// <summary>Says something to a developer of Sflow.</summary>
    public void Debug(string text)
    {
        if (level == "debug")
            Message(text);
    }

    /// <summary>True when a diagnostic of a severity is shown.</summary>
    public bool Shows(Severity severity) =>
        severity switch
        {
            Severity.Error => true,
            Severity.Warning => level is not ("error" or "critical"),
            _ => level is "debug" or "info",
        };

    /// <summary>Writes a line to standard error, safe for a terminal.</summary>
    public void Message(string text) => messages.WriteLine(SafeText.Of(text));

    /// <inheritdoc/>
    public void Dispose()
    {
        Diagnostics.End();
        messages.Flush();
        try
        {
            data.Flush();
        }
        catch (IOException)
        {
            // The reader of the output has gone; the exit code of the verb says what was done.
        }
    }

    private static IAnsiConsole ConsoleOf(TextWriter writer, bool isRedirected, string color)
    {
        var colors = color == "always" || (color == "auto" && !isRedirected && !HasNoColor);
        return AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = colors ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = colors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
                Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
                Out = new AnsiConsoleOutput(writer),
            }
        );
    }

    private static bool HasNoColor =>
        Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 }
        || Environment.GetEnvironmentVariable("CLICOLOR") == "0"
        || Environment.GetEnvironmentVariable("TERM") == "dumb";
}
