using System.Diagnostics;

namespace Sflow.Cli.Tests.Terminals;

/// <summary>A shell in a terminal of tmux, driven as a person drives it: types, waits for text, looks at the screen.</summary>
internal sealed class TerminalSession : IDisposable
{
    private const int SoonMilliseconds = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static int sessions;

    private readonly string server = $"sflow-{Environment.ProcessId}-{Interlocked.Increment(ref sessions)}";
    private readonly TempFolder state = new();

    /// <summary>Opens a terminal. The test is skipped where there is no tmux.</summary>
    /// <param name="folder">The folder of the shell.</param>
    /// <param name="columns">The width.</param>
    /// <param name="rows">The height.</param>
    /// <param name="environment">Further variables, each as <c>NAME=value</c>.</param>
    public TerminalSession(string folder, int columns, int rows, params string[] environment)
    {
        if (!HasTmux)
            Assert.Inconclusive("tmux is not installed: apt-get install tmux");
        // The shell is that of a person, without what a session of a person may have set.
        string[] shell =
        [
            "env",
            "-u",
            "NO_COLOR",
            "-u",
            "CLICOLOR",
            "-u",
            "CLICOLOR_FORCE",
            "PS1=ready> ",
            "LC_ALL=C.UTF-8",
            "PATH=" + Path.GetDirectoryName(SflowExecutable.Path) + ":" + Environment.GetEnvironmentVariable("PATH"),
            .. environment,
            "bash",
            "--norc",
            "--noprofile",
            "-i",
        ];
        Tmux([
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-x",
            columns.ToString(CultureInfo.InvariantCulture),
            "-y",
            rows.ToString(CultureInfo.InvariantCulture),
            "-c",
            folder,
            .. shell,
        ]);
        Tmux("set-option", "-g", "status", "off");
        WaitFor("ready>");
    }

    /// <summary>True where tmux is installed.</summary>
    public static bool HasTmux { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "tmux")));

    /// <summary>The screen as it is, without the spaces at the ends of lines.</summary>
    public string Screen => Tmux("capture-pane", "-p");

    /// <summary>The screen and what has scrolled away, with the control sequences for colors.</summary>
    public string Colored => Tmux("capture-pane", "-p", "-e", "-S", "-");

    /// <summary>True when a line was too wide for the window, so that the terminal has wrapped it.</summary>
    public bool HasWrappedLines =>
        Tmux("capture-pane", "-p", "-S", "-").Split('\n').Length != Tmux("capture-pane", "-p", "-J", "-S", "-").Split('\n').Length;

    /// <summary>Types a line and Enter.</summary>
    public void Type(string line)
    {
        Tmux("send-keys", "-l", line);
        Press("Enter");
    }

    /// <summary>Presses a key, such as <c>C-c</c> or <c>Tab</c>.</summary>
    public void Press(string key) => Tmux("send-keys", key);

    /// <summary>Changes the size of the window.</summary>
    public void Resize(int columns, int rows) =>
        Tmux("resize-window", "-x", columns.ToString(CultureInfo.InvariantCulture), "-y", rows.ToString(CultureInfo.InvariantCulture));

    /// <summary>Waits until the screen shows a text.</summary>
    /// <returns>The screen.</returns>
    public string WaitFor(string text) => WaitFor(screen => screen.Contains(text, StringComparison.Ordinal), text);

    /// <summary>Waits until the screen is as it should be.</summary>
    /// <returns>The screen.</returns>
    public string WaitFor(Func<string, bool> isThere, string what)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var screen = Screen;
            if (isThere(screen))
                return screen;
            if (clock.Elapsed > Patience)
                throw new TimeoutException($"the terminal never shows: {what}\n{screen}");
            Thread.Sleep(SoonMilliseconds);
        }
    }

    /// <summary>Types a command and waits until it has ended.</summary>
    /// <returns>The screen, which ends with <c>rc</c> and the exit code.</returns>
    public string Run(string command)
    {
        Press("C-l");
        WaitFor(screen => screen.Trim() == "ready>", "an empty screen");
        Type($"{command}; echo \"rc $?\"");
        return WaitFor(screen => screen.Split('\n').Any(line => line.StartsWith("rc ", StringComparison.Ordinal)), "the end of " + command);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Call(["kill-server"]);
        state.Dispose();
    }

    private string Tmux(params string[] arguments)
    {
        var (code, text, error) = Call(arguments);
        return code == 0 ? text : throw new InvalidOperationException($"tmux {string.Join(' ', arguments)}: {error}");
    }

    private (int Code, string Text, string Error) Call(string[] arguments)
    {
        var start = new ProcessStartInfo("tmux", ["-L", server, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMUX_TMPDIR"] = state.Path;
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment.Remove("TMUX");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, text, error.Result);
    }
}
