using Sflow.Cli.Output;
using Sflow.Hosting.Processes;

namespace Sflow.Cli.Definitions;

/// <summary>Runs a verb, so that whatever happens ends with a sentence and an exit code.</summary>
internal static class Invocation
{
    /// <summary>Runs a verb.</summary>
    public static int Run(Verb verb, ParseResult parsed, CancellationToken cancellation)
    {
        using var terminal = GlobalOptions.Open(parsed);
        try
        {
            ForeignOptions.Report(parsed, terminal);
            return verb.Run(parsed, terminal, cancellation);
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
            terminal.Diagnostics.Write(Catalogue.FileProblem(TextLocation.OfFile("sflow " + verb.Name), e.Message));
            return ExitCode.Errors;
        }
#pragma warning disable CA1031 // Whatever it is, the user needs a sentence.
        catch (Exception e)
#pragma warning restore CA1031
        {
            terminal.Diagnostics.Write(
                Catalogue.InternalError(
                    TextLocation.OfFile("sflow " + verb.Name),
                    e.GetType().Name + ": " + CommandOutput.OneLine(e.Message)
                )
            );
            terminal.Debug(e.ToString());
            return ExitCode.Internal;
        }
    }
}
