using System.Globalization;
using System.Runtime.InteropServices;

namespace Sflow.Cli.Running;

/// <summary>
/// Passes on the signals that ask this process to end, so that the run ends in its own way and this process can wait for that.
/// A signal that this process ignores from its start, such as HUP under nohup, stays ignored.
/// </summary>
internal sealed class SignalForwarding : IDisposable
{
    private const int User1 = 10;
    private const int User2 = 12;

    // In the numbers of Linux (signal(7)): HUP, INT, QUIT, TERM, USR1, USR2.
    private static readonly (PosixSignal Signal, int Number)[] All =
    [
        (PosixSignal.SIGHUP, 1),
        (PosixSignal.SIGINT, 2),
        (PosixSignal.SIGQUIT, 3),
        (PosixSignal.SIGTERM, 15),
        ((PosixSignal)User1, User1),
        ((PosixSignal)User2, User2),
    ];

    private const int Interrupt = 2;
    private const int Timeout = 124;
    private const int Interrupted = 130;
    private const int Cancelled = 143;

    private readonly Lock gate = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly List<int> early = [];
    private (int Process, RunCommand Command)? target;
    private bool isOver;

    /// <summary>Starts to catch signals.</summary>
    public SignalForwarding()
    {
        var ignored = IgnoredSignals();
        foreach (var (signal, number) in All.Where(one => (ignored & (1UL << (one.Number - 1))) == 0))
            registrations.Add(
                PosixSignalRegistration.Create(
                    signal,
                    context =>
                    {
                        context.Cancel = true;
                        Take(number);
                    }
                )
            );
    }

    /// <summary>The exit code of a run that the first signal ended before it began, as scripts have it; null without a signal.</summary>
    public int? Code { get; private set; }

    /// <summary>Sends signals to a process from now on, those that have arrived first.</summary>
    /// <param name="process">The number of the process.</param>
    /// <param name="command">What it runs.</param>
    public void PassTo(int process, RunCommand command)
    {
        lock (gate)
        {
            target = (process, command);
            early.ForEach(Send);
            early.Clear();
        }
    }

    /// <summary>The process has ended, and its number may soon be another's.</summary>
    public void Stop()
    {
        lock (gate)
            (target, isOver) = (null, true);
    }

    /// <inheritdoc/>
    public void Dispose() => registrations.ForEach(registration => registration.Dispose());

    private void Take(int signal)
    {
        lock (gate)
        {
            Code ??= signal switch
            {
                Interrupt => Interrupted,
                User1 => Timeout,
                _ => Cancelled,
            };
            if (target is not null)
                Send(signal);
            else if (!isOver)
                early.Add(signal);
        }
    }

    // While salloc waits in the queue, it must get the signal. Once its command runs, salloc ignores most of them.
    private void Send(int signal)
    {
        var (process, command) = target!.Value;
        _ = NativeMethods.Kill(command.JobFile is { } file && AllocatedRun.Read(file) is { } run ? run.Process : process, signal);
    }

    private static ulong IgnoredSignals()
    {
        try
        {
            return
                File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } mask
                && ulong.TryParse(mask.AsSpan(7).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var bits)
                ? bits
                : 0;
        }
        catch (IOException)
        {
            return 0; // A system without /proc: every signal is passed on.
        }
    }

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Kill(int process, int signal);
    }
}
