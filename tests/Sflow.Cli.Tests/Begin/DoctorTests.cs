using System.Diagnostics;
using System.Runtime.Versioning;
using Newtonsoft.Json.Linq;

namespace Sflow.Cli.Tests.Begin;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class DoctorTests
{
    [TestMethod]
    [Covers("doctor", "--json")]
    public void EveryCheckHasAStateAndWhatNeedsIt()
    {
        using var folder = new TempFolder();
        var text = SflowExecutable.Run(folder.Path, "doctor");
        Assert.AreEqual(0, text.ExitCode, text.Text);
        Assert.AreEqual("", text.Error);
        var document = JsonOutput.Read(SflowExecutable.Run(folder.Path, "doctor", "--json"), "doctor");
        Assert.IsTrue((bool)document["usable"]!);
        var checks = document["checks"]!.ToList();
        Assert.AreEqual("ok", StateOf(document, "bash"));
        foreach (var check in checks)
        {
            StringAssert.Contains(text.Output, (string)check["name"]!);
            Assert.AreEqual((string?)check["state"] == "ok", check["advice"]!.Type == JTokenType.Null, check.ToString());
        }

        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path), "it leaves nothing behind");
    }

    [TestMethod]
    [DataRow("echo 4.3.48\\(1\\)-release", 3)]
    [DataRow("echo 4.4.0\\(1\\)-release", 0)]
    [DataRow("echo 5.10.1", 0)]
    [DataRow("exit 127", 3)]
    public void AnOldBashIsFatal(string answer, int code)
    {
        using var folder = new TempFolder();
        StandIns.Write(folder["bin"], "bash", answer);
        var run = SflowExecutable.Run(folder.Path, StandIns.Path(folder["bin"]), null, "doctor");
        Assert.AreEqual(code, run.ExitCode, run.Text);
        var line = run.Output.Split('\n').First(text => text.Contains(" bash ", StringComparison.Ordinal));
        StringAssert.StartsWith(line, code == 0 ? "  OK" : "  MISSING");
    }

    [TestMethod]
    public void WithoutAnyProgramItSaysWhatIsMissing()
    {
        using var folder = new TempFolder();
        var run = SflowExecutable.Run(folder.Path, StandIns.Only("/nonexistent"), null, "doctor", "--json");
        Assert.AreEqual(3, run.ExitCode, run.Text);
        var document = JsonOutput.Read(run, "doctor");
        Assert.IsFalse((bool)document["usable"]!);
        foreach (var name in new[] { "bash", "coreutils", "grep", "sed", "Slurm", "docker", "kubectl", "nvidia-smi", "dotnet" })
            Assert.AreEqual("missing", StateOf(document, name), name);
    }

    [TestMethod]
    [Covers("doctor", "--timeout")]
    public void ItNeverHangs()
    {
        using var folder = new TempFolder();
        foreach (var name in new[] { "sinfo", "docker", "kubectl", "nvidia-smi", "curl", "srun" })
            StandIns.Write(folder["bin"], name, "exec sleep 300");
        var time = Stopwatch.StartNew();
        var run = SflowExecutable.Run(folder.Path, StandIns.Path(folder["bin"]), null, "doctor", "--timeout", "1");
        Assert.AreEqual(0, run.ExitCode, run.Text);
        Assert.IsLessThan(40, time.Elapsed.TotalSeconds);
        StringAssert.Contains(run.Output, "'sinfo' gave no answer within 1 s");
        StringAssert.Contains(run.Output, "'docker' gave no answer within 1 s");
        var wrong = SflowExecutable.Run(folder.Path, "doctor", "--timeout", "0");
        Assert.AreEqual(2, wrong.ExitCode, wrong.Text);
    }

    [TestMethod]
    [Covers("doctor", "--workspace-dir")]
    public void TheWorkspaceIsLookedAt()
    {
        using var folder = new TempFolder();
        var missing = JsonOutput.Read(SflowExecutable.Run(folder.Path, "doctor", "--json", "--workspace-dir", "nowhere"), "doctor");
        Assert.AreEqual("missing", StateOf(missing, "folder"));
        var here = JsonOutput.Read(SflowExecutable.Run(folder.Path, "doctor", "--json"), "doctor");
        Assert.AreEqual("ok", StateOf(here, "writable"));
        Assert.AreEqual("ok", StateOf(here, "locks"));
        var proc = JsonOutput.Read(SflowExecutable.Run(folder.Path, "doctor", "--json", "--workspace-dir", "/proc"), "doctor");
        Assert.AreEqual("missing", StateOf(proc, "writable"));
    }

    [TestMethod]
    public void SlurmIsShownWithItsPartitionsAndAccounts()
    {
        using var folder = new TempFolder();
        Slurm(folder["bin"], "gpu*|up|4|1-00:00:00|gpu:8");
        var document = JsonOutput.Read(SflowExecutable.Run(folder.Path, StandIns.Path(folder["bin"]), null, "doctor", "--json"), "doctor");
        Assert.AreEqual("gpu* up, 4 nodes, 1-00:00:00, gpu:8", FoundOf(document, "partitions"));
        Assert.AreEqual("testbed", FoundOf(document, "cluster"));
        Assert.AreEqual("mine", FoundOf(document, "accounts"));
        Assert.AreEqual("ok", StateOf(document, "queue"));
        Assert.AreEqual("ok", StateOf(document, "accounting"));
        Assert.AreEqual("ok", StateOf(document, "Pyxis"));
    }

    [TestMethod]
    public void WhatProgramsSayIsNoControlSequence()
    {
        using var folder = new TempFolder();
        Slurm(folder["bin"], "$'\\e[31mred\\a*'|up|1|1:00|[bold]x[/]");
        var run = SflowExecutable.Run(folder.Path, StandIns.Path(folder["bin"]), null, "doctor");
        StringAssert.Contains(run.Output, "[31mred");
        StringAssert.Contains(run.Output, "[bold]x[/]");
        Assert.DoesNotContain("\u001b", run.Output);
        Assert.DoesNotContain("\a", run.Output);
    }

    private static void Slurm(string bin, string partition)
    {
        StandIns.Write(
            bin,
            "sinfo",
            $"""
            case $* in
            *--version*) echo slurm 23.11.4 ;;
            *%P\|*) printf '%s\n' {(
                partition.StartsWith('$') ? partition.Replace("|", "'|'", StringComparison.Ordinal) : $"'{partition}'"
            )} ;;
            *%D*) echo 4 ;;
            *) echo 'gpu*' ;;
            esac
            """
        );
        StandIns.Write(
            bin,
            "scontrol",
            "[[ $1 == show ]] && printf 'Configuration data\\nClusterName             = testbed\\n' || echo slurm 23.11.4"
        );
        StandIns.Write(bin, "sacctmgr", "echo mine");
        StandIns.Write(bin, "srun", "[[ $1 == --help ]] && echo '  --container-image=IMAGE' || echo slurm 23.11.4");
        foreach (var name in new[] { "sbatch", "salloc", "scancel", "squeue", "sacct" })
            StandIns.Write(bin, name, "[[ $1 == --version ]] && echo slurm 23.11.4 || :");
    }

    private static string? StateOf(JObject document, string name) => (string?)CheckOf(document, name)["state"];

    private static string? FoundOf(JObject document, string name) => (string?)CheckOf(document, name)["found"];

    private static JToken CheckOf(JObject document, string name) => document["checks"]!.Single(check => (string?)check["name"] == name);
}
