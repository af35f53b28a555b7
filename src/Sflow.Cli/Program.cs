using Sflow.Cli.Definitions;
using Sflow.Cli.Output;

namespace Sflow.Cli;

/// <summary>The entry point.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        HashLibrary.LoadLate();
        StandardStreams.Prepare();
        try
        {
            var code = await new SflowCommand().RunAsync(args).ConfigureAwait(false);
            StandardStreams.Output.Flush();
            return code;
        }
        catch (BrokenPipeException)
        {
            return ExitCode.BrokenPipe;
        }
        catch (IOException e)
        {
            // Only the parser's own help gets here: a verb reports it by itself.
            using var terminal = Terminal.Open(new TerminalSettings("auto", LogLevel.Info, DiagnosticFormat.Text, IsForProgram: false));
            terminal.Diagnostics.Write(Catalogue.FileProblem(TextLocation.OfFile("sflow"), e.Message));
            return ExitCode.Errors;
        }
    }
}
