using System.Diagnostics;
using System.Text.Json;

namespace Sflow.Runtime.Tests.Engines;

/// <summary>
/// A module, compiled and run by the user nobody against the real Docker engine and sshd of <c>tests/engines</c>: what root could end by
/// looking into every process, an ordinary user must end in another way.
/// </summary>
internal sealed class EngineJob : IDisposable
{
    private const string Nobody = "65534";

    // The accounts that sshd knows.
    private static readonly string[] RemoteUsers = ["61001", "61002"];

    private readonly Script script;

    /// <summary>Compiles a module.</summary>
    /// <param name="module">
    /// <c>@SSH@</c> in it becomes the fields of an ssh operator that reach sshd, <c>@FOLDER@</c> the job's folder.
    /// </param>
    /// <param name="sshOptions">More of <c>extra_args</c>, with a comma before each.</param>
    /// <param name="grace">Seconds between TERM and KILL.</param>
    public EngineJob(string module, string sshOptions = "", int grace = 10)
    {
        var ssh = Path.Combine(NeedsEnginesAttribute.Folder, "ssh");
        var port = File.Exists(Path.Combine(ssh, "port")) ? File.ReadAllText(Path.Combine(ssh, "port")).Trim() : "1";
        var options =
            $"host: 127.0.0.1, port: {port}, identity_file: \"@FOLDER@/key\", extra_args: [-o, "
            + $"\"UserKnownHostsFile={ssh}/known_hosts\"{sshOptions}]";
        var text = new CaseCompiler(false, module.Replace("@SSH@", options)).Compile().Replace("\nwf_grace 10\n", $"\nwf_grace {grace}\n");
        script = Script.Generated(text);
        File.WriteAllText(script.File, text.Replace("@FOLDER@", script.Folder));
        File.Copy(Path.Combine(ssh, "key"), Path.Combine(script.Folder, "key"));
        Run("chown", "-R", Nobody + ":" + Nobody, script.Folder);
        script.Environment["PATH"] =
            Path.Combine(NeedsEnginesAttribute.Folder, "bin") + ":" + System.Environment.GetEnvironmentVariable("PATH");
        script.Environment["HOME"] = script.Folder;
        script.Environment["SLURM_JOB_ID"] = JobId;
    }

    /// <summary>The job's number: containers are named after it.</summary>
    public string JobId { get; } = $"{System.Environment.ProcessId}{Guid.NewGuid().ToString("N")[..6]}";

    public Script Script => script;

    public EngineJob Start()
    {
        script.Start("setpriv", "--reuid", Nobody, "--regid", Nobody, "--clear-groups", "bash", script.File);
        return this;
    }

    /// <summary>Once more, with the same number, as after a requeue.</summary>
    public EngineJob StartAgain()
    {
        // Else a test could take the old run for the new one.
        Directory.Delete(Path.Combine(script.Folder, "sflow_output"), recursive: true);
        return Start();
    }

    public Outcome Finish(int timeoutSeconds = 60) => script.Finish(timeoutSeconds);

    /// <summary>The supervisor's number, as the record tells it.</summary>
    public int Supervisor()
    {
        var started = File.ReadLines(Path.Combine(script.RunFolder!, "events.jsonl"))
            .Last(line => line.Contains("\"STARTED\"", StringComparison.Ordinal));
        using var line = JsonDocument.Parse(started);
        return line.RootElement.GetProperty("pid").GetInt32();
    }

    /// <summary>The number of the one process whose command line holds a text.</summary>
    public static int FindProcess(string part) =>
        int.Parse(
            Processes("cmdline").Single(process => process.Text.Contains(part, StringComparison.Ordinal)).Id,
            CultureInfo.InvariantCulture
        );

    /// <summary>Containers of this job, whether they run or not.</summary>
    public string Containers() => Docker("ps", "--all", "--format", "{{.Names}} {{.Status}}", "--filter", $"name=sflow-{JobId}-").Trim();

    /// <summary>Waits until no container of this job is there.</summary>
    public void ExpectNoContainer(double seconds = 0.5) => Expect(Containers, seconds);

    /// <summary>Waits until no process of the remote accounts is there but sshd's own.</summary>
    public static void ExpectNothingRemote(double seconds) => Expect(Remote, seconds);

    /// <summary>The command lines of all processes of the machine.</summary>
    public static IEnumerable<string> CommandLines() => Processes("cmdline").Select(process => process.Text);

    public static string Docker(params string[] words) => Run(Path.Combine(NeedsEnginesAttribute.Folder, "bin", "docker"), words);

    public void Dispose()
    {
        script.Dispose();
        foreach (var container in Containers().Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Docker("rm", "-f", container.Split(' ')[0]);
    }

    private static string Remote()
    {
        var of = Processes("status")
            .Where(process =>
                RemoteUsers.Any(user => process.Text.Contains($"\nUid:\t{user}\t", StringComparison.Ordinal))
                && !process.Text.Contains("State:\tZ", StringComparison.Ordinal)
            )
            .Select(process => process.Id)
            .ToHashSet();
        return string.Join(
            '\n',
            Processes("cmdline")
                .Where(process => of.Contains(process.Id) && !process.Text.StartsWith("sshd:", StringComparison.Ordinal))
                .Select(process => process.Text)
        );
    }

    private static IEnumerable<(string Id, string Text)> Processes(string file)
    {
        foreach (var folder in Directory.GetDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            string text;
            try
            {
                text = File.ReadAllText(Path.Combine(folder, file)).Replace('\0', ' ');
            }
            catch (IOException)
            {
                continue; // it ended while we looked
            }

            yield return (Path.GetFileName(folder), text);
        }
    }

    private static void Expect(Func<string> look, double seconds)
    {
        var watch = Stopwatch.StartNew();
        string left;
        while ((left = look()).Length > 0 && watch.Elapsed.TotalSeconds < seconds)
            Thread.Sleep(50);
        Assert.AreEqual("", left, $"left behind after {seconds} s");
    }

    private static string Run(string command, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(command, words) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, $"{command} {string.Join(' ', words)}");
        return said;
    }
}
