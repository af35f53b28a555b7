using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Sflow.Cli.Tests.Run;

/// <summary>A run that a test starts, watches and signals.</summary>
internal sealed class RunProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly StringBuilder output = new();
    private readonly Process process;

    private RunProcess(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The number of its process.</summary>
    public int Id => process.Id;

    /// <summary>What it has written so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    /// <summary>Starts the command.</summary>
    public static RunProcess Sflow(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        new(SflowExecutable.StartInfo(folder, environment, arguments));

    /// <summary>Starts a command line of bash, with the executable as $SFLOW.</summary>
    public static RunProcess Bash(string folder, IReadOnlyDictionary<string, string> environment, string commands)
    {
        var start = SflowExecutable.StartInfo(folder, environment, "-c", commands);
        start.FileName = "bash";
        start.Environment["SFLOW"] = SflowExecutable.Path;
        return new RunProcess(start);
    }

    /// <summary>Starts a command line of bash on a terminal of its own, with the executable as $SFLOW.</summary>
    public static RunProcess Terminal(string folder, IReadOnlyDictionary<string, string> environment, string commands)
    {
        var start = SflowExecutable.StartInfo(folder, environment, "-qec", commands, "/dev/null");
        start.FileName = "script";
        start.Environment["SFLOW"] = SflowExecutable.Path;
        start.Environment["SHELL"] = "/bin/bash";
        start.Environment["TERM"] = "xterm";
        return new RunProcess(start);
    }

    /// <summary>Types on its terminal.</summary>
    public void Type(string keys)
    {
        process.StandardInput.Write(keys);
        process.StandardInput.Flush();
    }

    /// <summary>Sends a signal to its process alone.</summary>
    public void Signal(int number) => Assert.AreEqual(0, Kill(process.Id, number));

    /// <summary>Waits until it has written something.</summary>
    public void Until(string words)
    {
        var watch = Stopwatch.StartNew();
        while (!Output.Contains(words, StringComparison.Ordinal))
        {
            Assert.IsFalse(process.HasExited && watch.Elapsed > TimeSpan.FromSeconds(2), $"it has ended without {words}:\n{Output}");
            Assert.IsLessThan(Limit, watch.Elapsed, $"{words} is not in\n{Output}");
            Thread.Sleep(5);
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public int End()
    {
        Assert.IsTrue(process.WaitForExit(Limit), "it does not end:\n" + Output);
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    private void Add(string? line)
    {
        lock (output)
            output.Append(line).Append('\n');
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
