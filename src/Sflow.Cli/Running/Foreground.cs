using System.Diagnostics;

namespace Sflow.Cli.Running;

/// <summary>
/// Runs a command with the standard output and error of this process, passes signals on to it, and waits for its end. It reads nothing
/// from the terminal.
/// </summary>
internal static class Foreground
{
    /// <summary>Names the process that a script waits for: when it dies, the run ends. Only the script's own parent counts.</summary>
    private const string Front = "_SF_FRONT";

    /// <summary>Runs a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="environment">Variables of its environment; null takes one away.</param>
    /// <param name="signals">What arrives until its end is passed on.</param>
    /// <param name="processId">The number of the command's process.</param>
    /// <returns>Its exit code; 128 and the number of the signal that killed it.</returns>
    public static int Run(
        RunCommand command,
        IEnumerable<KeyValuePair<string, string?>> environment,
        SignalForwarding signals,
        out int processId
    )
    {
        var start = new ProcessStartInfo(command.Words[0], command.Words.Skip(1)) { UseShellExecute = false, RedirectStandardInput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment[Front] =
            command.IsAlone && command.Place != RunPlace.Salloc
                ? Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)
                : null;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        processId = process.Id;
        signals.PassTo(process.Id, command);
        process.WaitForExit();
        signals.Stop();
        return process.ExitCode;
    }
}
