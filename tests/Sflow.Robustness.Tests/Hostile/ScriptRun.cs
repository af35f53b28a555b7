using System.Diagnostics;
using Sflow.Compilation;

namespace Sflow.Robustness.Hostile;

/// <summary>A folder in which generated scripts run, with stand-ins for the commands that they call.</summary>
internal sealed class ScriptRun : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(false);
    private readonly string folder = Directory.CreateTempSubdirectory("sflow-hostile-").FullName;

    public ScriptRun()
    {
        Directory.CreateDirectory(Path.Combine(folder, "bin"));
        Directory.CreateDirectory(Path.Combine(folder, "told"));
        Directory.CreateDirectory(Path.Combine(folder, "canary"));
    }

    /// <summary>The file that no value may ever make.</summary>
    public string Canary => Path.Combine(folder, "canary", "x");

    /// <summary>The newest run's folder.</summary>
    public string RunFolder => Directory.GetDirectories(Path.Combine(folder, "sflow_output")).Single();

    /// <summary>
    /// Puts a command into PATH that writes its arguments, a NUL behind each, to a file named after its task, and runs a few lines more.
    /// </summary>
    public void StandIn(string name, string more = "exit 0")
    {
        var path = Path.Combine(folder, "bin", name);
        File.WriteAllText(path, $"#!/bin/bash\nprintf '%s\\0' \"$@\" >'{folder}/told/{name}-'\"${{SFLOW_TASK_OUTPUT_DIR##*/}}\"\n{more}\n");
        using var chmod = Process.Start("chmod", ["+x", path])!;
        chmod.WaitForExit();
    }

    /// <summary>What a stand-in was told by a task.</summary>
    public IReadOnlyList<string> Told(string name, string task) => Words(Path.Combine(folder, "told", $"{name}-{task}"));

    /// <summary>Texts with a NUL behind each.</summary>
    public static IReadOnlyList<string> Words(string file) => File.Exists(file) ? Text(file).Split('\0')[..^1] : [];

    /// <summary>A file's text, a byte-order mark being a character like any other.</summary>
    public static string Text(string file) => Utf8.GetString(File.ReadAllBytes(file));

    /// <summary>Compiles a module, runs its script, and expects both to succeed and nothing to escape.</summary>
    public void Run(string module, int timeoutSeconds = 120)
    {
        var result = ModuleSet.Of(module).Compile(CompileOutputs.Jobs);
        Assert.IsTrue(result.Success, string.Join('\n', result.Diagnostics.Take(10)));
        var script = Path.Combine(folder, "job.sh");
        File.WriteAllText(script, result.Files.Single().Content.ToString(), Utf8);
        var start = new ProcessStartInfo("bash", ["-c", "exec bash job.sh >out.txt 2>err.txt </dev/null"]) { WorkingDirectory = folder };
        foreach (
            var name in start
                .Environment.Keys.Where(name =>
                    name.StartsWith("SLURM", StringComparison.Ordinal) || name.StartsWith("SFLOW", StringComparison.Ordinal)
                )
                .ToList()
        )
            start.Environment.Remove(name);
        start.Environment["PATH"] = Path.Combine(folder, "bin") + ":" + start.Environment["PATH"];
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        if (!process.WaitForExit(TimeSpan.FromSeconds(timeoutSeconds)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("the script did not end: " + Output());
        }

        Assert.AreEqual(0, process.ExitCode, Output());
        Assert.IsEmpty(Directory.GetFileSystemEntries(Path.Combine(folder, "canary")), "a value was executed");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Output() =>
        string.Concat(
            new[] { "out.txt", "err.txt" }
                .Select(name => File.ReadAllText(Path.Combine(folder, name)))
                .Select(text => text.Length > 3000 ? text[..1000] + "…" + text[^2000..] : text)
        );
}
