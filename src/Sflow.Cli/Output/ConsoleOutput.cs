using Spectre.Console;

namespace Sflow.Cli.Output;

/// <summary>A standard stream as Spectre.Console sees it.</summary>
/// <param name="writer">Writes to the stream.</param>
/// <param name="descriptor">1 for standard output, 2 for standard error.</param>
/// <param name="isTerminal">True for a terminal.</param>
internal sealed class ConsoleOutput(TextWriter writer, int descriptor, bool isTerminal) : IAnsiConsoleOutput
{
    // Text in a pipe is never wrapped to a window that isn't there.
    private const int WithoutWindow = 1000;

    /// <inheritdoc/>
    public TextWriter Writer => writer;

    /// <inheritdoc/>
    public bool IsTerminal => isTerminal;

    /// <inheritdoc/>
    public int Width => isTerminal ? WindowSize.Of(descriptor).Columns : WithoutWindow;

    /// <inheritdoc/>
    public int Height => WindowSize.Of(descriptor).Rows;

    /// <inheritdoc/>
    public void SetEncoding(Encoding encoding)
    {
        // Output is UTF-8.
    }

    /// <summary>The console for a stream.</summary>
    /// <param name="writer">Writes to the stream.</param>
    /// <param name="descriptor">1 for standard output, 2 for standard error.</param>
    /// <param name="isTerminal">True for a terminal.</param>
    /// <param name="hasColors">True for colors.</param>
    public static IAnsiConsole ConsoleOf(TextWriter writer, int descriptor, bool isTerminal, bool hasColors) =>
        AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = hasColors ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = hasColors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
                Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
                Out = new ConsoleOutput(writer, descriptor, isTerminal),
            }
        );
}
