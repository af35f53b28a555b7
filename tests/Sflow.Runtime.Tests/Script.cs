using System.Diagnostics;

namespace Sflow.Runtime.Tests;

/// <summary>
/// A script, made by hand (words of a workflow + the runtime) or generated, run by a real bash in a folder of its own.
/// Its processes carry a mark in their environment, by which those left behind are counted.
/// </summary>
internal sealed class Script : IDisposable
{
    private const string MarkName = "SFLOW_TEST_MARK";

    /// <summary>What runs the scripts: another version of bash where <c>SFLOW_TEST_BASH</c> says so.</summary>
    public static readonly string Bash = System.Environment.GetEnvironmentVariable("SFLOW_TEST_BASH") is { Length: > 0 } other
        ? other
        : "bash";

    private readonly TempFolder folder = new();
    private readonly string mark = Guid.NewGuid().ToString("N");
    private Process? process;

    public Script(string workflow)
        : this($"#!/bin/bash\nworkflow() {{\n{workflow}\n}}\n", $"{RuntimeText.Whole}sflow_main \"$@\"; exit\n") { }

    private Script(string head, string tail) => System.IO.File.WriteAllText(File, head + tail, new UTF8Encoding(false));

    /// <summary>A script as Sflow generates it.</summary>
    public static Script Generated(string text) => new(text, "");

    public string File => folder["job.sh"];

    public string Folder => folder.Path;

    /// <summary>Variables of the job's environment; null removes one.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    public int ProcessId => process!.Id;

    /// <summary>Runs the script to its end.</summary>
    public static Outcome Run(string workflow, int timeoutSeconds = 30)
    {
        using var script = new Script(workflow);
        return script.Start().Finish(timeoutSeconds);
    }

    /// <summary>Starts it; <paramref name="command"/> replaces <c>bash job.sh</c>, e.g. to put a terminal around it.</summary>
    public Script Start(params string[] command)
    {
        // `env --default-signal`: whoever runs the tests may ignore SIGINT. Output goes to files, so that a leftover
        // process that holds a pipe cannot make the test wait for it.
        var start = new ProcessStartInfo("/bin/bash") { WorkingDirectory = folder.Path, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec env --default-signal \"$@\" </dev/null >>out.txt 2>>err.txt");
        start.ArgumentList.Add("sh");
        foreach (var word in command.Length > 0 ? command : [Bash, File])
            start.ArgumentList.Add(word == "bash" ? Bash : word);
        foreach (
            var name in start
                .Environment.Keys.Where(n =>
                    n.StartsWith("SLURM", StringComparison.Ordinal) || n.StartsWith("SFLOW", StringComparison.Ordinal)
                )
                .ToList()
        )
            start.Environment.Remove(name);
        start.Environment[MarkName] = mark;
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        process?.Dispose();
        process = Process.Start(start)!;
        return this;
    }

    public void Signal(string name, int? processId = null)
    {
        using var kill = Process.Start("/bin/kill", ["-s", name, "--", (processId ?? ProcessId).ToString()]);
        kill.WaitForExit();
    }

    /// <summary>Waits until the newest run folder holds a file (or the events a text).</summary>
    public void WaitFor(string file, string text = "", int timeoutSeconds = 20)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalSeconds < timeoutSeconds)
        {
            if (
                RunFolder is { } run
                && System.IO.File.Exists(Path.Combine(run, file))
                && Outcome.ReadShared(Path.Combine(run, file)).Contains(text)
            )
                return;
            Assert.IsFalse(
                process!.HasExited && watch.Elapsed.TotalSeconds > 5,
                $"the script ended before '{text}' came into {file}:\n{Output}"
            );
            Thread.Sleep(10);
        }

        Assert.Fail($"'{text}' did not come into {file}:\n{Output}");
    }

    public void WaitForState(string task, string state) => WaitFor("events.jsonl", $"\"task\":\"{task}\",\"state\":\"{state}\"");

    public string? RunFolder =>
        Directory.Exists(folder["sflow_output"])
            ? Directory.GetDirectories(folder["sflow_output"]).OrderBy(d => d, StringComparer.Ordinal).LastOrDefault()
            : null;

    private string Output => Outcome.ReadShared(folder["out.txt"]) + Outcome.ReadShared(folder["err.txt"]);

    public Outcome Finish(int timeoutSeconds = 30, double leftoverSeconds = 1.5, string what = "the script")
    {
        if (!process!.WaitForExit(TimeSpan.FromSeconds(timeoutSeconds)))
        {
            KillMarked();
            Assert.Fail($"{what} did not end within {timeoutSeconds} s:\n{Output}");
        }

        return new Outcome(
            process.ExitCode,
            Outcome.ReadShared(folder["out.txt"]),
            Outcome.ReadShared(folder["err.txt"]),
            RunFolder,
            WaitForLeftovers(leftoverSeconds)
        );
    }

    public void Dispose()
    {
        KillMarked();
        process?.Dispose();
        folder.Dispose();
    }

    // A killed process needs a moment until it is gone; who stays longer was left behind.
    private int WaitForLeftovers(double seconds)
    {
        var watch = Stopwatch.StartNew();
        while (Marked().Count is var count && count > 0)
        {
            if (watch.Elapsed.TotalSeconds > seconds)
                return count;
            Thread.Sleep(20);
        }

        return 0;
    }

    /// <summary>The session of a process; -1 when there is none of that number.</summary>
    public static int SessionOf(int process)
    {
        try
        {
            // The sixth word of stat(5); the second, the command in brackets, may hold blanks.
            var stat = System.IO.File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return -1; // it ended while we looked
        }
    }

    private void KillMarked()
    {
        foreach (var id in Marked())
            Signal("KILL", id);
    }

    private List<int> Marked()
    {
        var found = new List<int>();
        foreach (var entry in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(entry), out var id))
                continue;
            try
            {
                if (System.IO.File.ReadAllText(Path.Combine(entry, "environ")).Contains(mark))
                    found.Add(id);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It ended while we looked, or is another user's.
            }
        }

        return found;
    }
}
