using System.Runtime.InteropServices;

namespace Sflow.Cli.Definitions;

/// <summary>
/// Turns the first Ctrl-C or SIGTERM into a cancellation, so that a verb can take away what it has begun. The second one ends the
/// process at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations;

    /// <summary>Listens from now on.</summary>
    public Interruption() =>
        registrations = [
            .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Cancel)),
        ];

    /// <summary>Set by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>The exit code that tells which signal came.</summary>
    public int ExitCode { get; private set; } = Definitions.ExitCode.Interrupted;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        source.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        if (source.IsCancellationRequested)
            return;
        context.Cancel = true;
        if (context.Signal != PosixSignal.SIGINT)
            ExitCode = Definitions.ExitCode.Terminated;
        source.Cancel();
    }
}
