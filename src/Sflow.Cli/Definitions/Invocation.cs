using System.Diagnostics;
using Sflow.Cli.Output;
using Sflow.Hosting.Processes;

namespace Sflow.Cli.Definitions;

/// <summary>Runs a verb, so that whatever happens ends with a sentence and an exit code.</summary>
internal static class Invocation
{
    /// <summary>Runs a verb.</summary>
    public static int Run(Verb verb, ParseResult parsed) =>
        Run(
            CommandPath.Of(verb),
            parsed,
            (terminal, cancellation) =>
            {
                ForeignOptions.Report(parsed, terminal);
                return verb.Run(parsed, terminal, cancellation);
            }
        );

    /// <summary>Does some work.</summary>
    /// <param name="place">The words of the command, for what goes wrong.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="work">The work. It returns the exit code.</param>
    public static int Run(string place, ParseResult parsed, Func<Terminal, CancellationToken, int> work)
    {
        using var interruption = new Interruption();
        using var terminal = GlobalOptions.Open(parsed);
        var clock = Stopwatch.StartNew();
        terminal.ExitCode = Run(TextLocation.OfFile(place), work, terminal, interruption);
        var words = place[CommandPath.Executable.Length..];
        terminal.Debug($"sflow {ProductVersion.Text}{words}: exit code {terminal.ExitCode} after {clock.ElapsedMilliseconds} ms");
        return terminal.ExitCode;
    }

    private static int Run(TextLocation place, Func<Terminal, CancellationToken, int> work, Terminal terminal, Interruption interruption)
    {
        try
        {
            var code = work(terminal, interruption.Token);
            terminal.Flush();
            return code;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            terminal.Note("interrupted");
            return interruption.ExitCode;
        }
        catch (BrokenPipeException)
        {
            return ExitCode.BrokenPipe;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Diagnostics.Write(Catalogue.FileProblem(place, e.Message));
            return ExitCode.Errors;
        }
#pragma warning disable CA1031 // Whatever it is, the user needs a sentence.
        catch (Exception e)
#pragma warning restore CA1031
        {
            terminal.Diagnostics.Write(Catalogue.InternalError(place, e.GetType().Name + ": " + CommandOutput.OneLine(e.Message)));
            terminal.Debug(e.ToString());
            return ExitCode.Internal;
        }
    }
}
