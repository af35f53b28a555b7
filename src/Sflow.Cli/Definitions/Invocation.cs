using Sflow.Cli.Output;
using Sflow.Hosting.Processes;

namespace Sflow.Cli.Definitions;

/// <summary>Runs a verb, so that whatever happens ends with a sentence and an exit code.</summary>
internal static class Invocation
{
    /// <summary>Runs a verb.</summary>
    public static int Run(Verb verb, ParseResult parsed, CancellationToken cancellation) =>
        Run("sflow " + verb.Name, parsed, terminal => verb.Run(parsed, terminal, cancellation), cancellation);

    /// <summary>Does some work.</summary>
    /// <param name="place">The words of the command, for what goes wrong.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="work">The work. It returns the exit code.</param>
    /// <param name="cancellation">Set by Ctrl-C and SIGTERM.</param>
    public static int Run(string place, ParseResult parsed, Func<Terminal, int> work, CancellationToken cancellation)
    {
        using var terminal = GlobalOptions.Open(parsed);
        try
        {
            return work(terminal);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            terminal.Note("interrupted");
            return ExitCode.Interrupted;
        }
        catch (BrokenPipeException)
        {
            return ExitCode.BrokenPipe;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Diagnostics.Write(Catalogue.FileProblem(TextLocation.OfFile(place), e.Message));
            return ExitCode.Errors;
        }
#pragma warning disable CA1031 // Whatever it is, the user needs a sentence.
        catch (Exception e)
#pragma warning restore CA1031
        {
            terminal.Diagnostics.Write(
                Catalogue.InternalError(TextLocation.OfFile(place), e.GetType().Name + ": " + CommandOutput.OneLine(e.Message))
            );
            terminal.Debug(e.ToString());
            return ExitCode.Internal;
        }
    }
}
