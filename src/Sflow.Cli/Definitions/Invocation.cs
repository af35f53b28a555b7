using System.Diagnostics;
using Sflow.Cli.Output;
using Sflow.Hosting.Processes;

namespace Sflow.Cli.Definitions;

/// <summary>Runs a verb, so that whatever happens ends with a sentence and an exit code.</summary>
internal static class Invocation
{
    /// <summary>Runs a verb.</summary>
    public static int Run(Verb verb, ParseResult parsed)
    {
        using var interruption = new Interruption();
        using var terminal = GlobalOptions.Open(parsed);
        var clock = Stopwatch.StartNew();
        terminal.ExitCode = Run(verb, parsed, terminal, interruption);
        terminal.Debug($"sflow {ProductVersion.Text} {verb.Name}: exit code {terminal.ExitCode} after {clock.ElapsedMilliseconds} ms");
        return terminal.ExitCode;
    }

    private static int Run(Verb verb, ParseResult parsed, Terminal terminal, Interruption interruption)
    {
        var place = TextLocation.OfFile("sflow " + verb.Name);
        try
        {
            ForeignOptions.Report(parsed, terminal);
            var code = verb.Run(parsed, terminal, interruption.Token);
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
