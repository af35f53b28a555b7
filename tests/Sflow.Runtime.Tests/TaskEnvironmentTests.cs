namespace Sflow.Runtime.Tests;

/// <summary>What a task finds around it: nothing of the supervisor's.</summary>
[TestClass]
public sealed class TaskEnvironmentTests
{
    [TestMethod]
    public void SignalsAreAtTheirDefaultAndNoDescriptorIsLeftOpen()
    {
        var outcome = Script.Run(
            Words.Task(
                "t",
                "grep -E '^Sig(Ign|Blk)' /proc/self/status; for fd in /proc/$$/fd/*; do echo \"fd $fd $(readlink $fd)\"; done; "
                    + "read -r x || echo no input"
            )
        );
        var log = outcome.Expect(0, "COMPLETED").Log("t");
        Assert.Contains("SigBlk:\t0000000000000000", log);
        Assert.Contains("SigIgn:\t0000000000000000", log);
        Assert.Contains("no input", log);
        // Pipes 6, 8 and 9 and the events file are the supervisor's; whatever else is open came from the test's own caller.
        Assert.DoesNotContain("events.jsonl", log);
        foreach (var fd in new[] { 4, 5, 6, 7, 8, 9, 62, 63 })
            Assert.DoesNotMatchRegex($"fd /proc/\\d+/fd/{fd} ", log);
    }

    [TestMethod]
    public void VariablesMayHaveAnyName()
    {
        string[] names =
        [
            "rc",
            "i",
            "id",
            "code",
            "folder",
            "line",
            "words",
            "IFS",
            "LC_ALL",
            "LANG",
            "task",
            "script",
            "HOME",
            "x",
            "_x",
            "status",
            "OPTIND",
            "path",
        ];
        var words = string.Concat(names.Select(n => $"setenv {n} 'of {n}'\n")) + "setenv PATH '/nowhere:/bin:/usr/bin'\n";
        var outcome = Script
            .Run(
                words
                    + Words.Task("t", "env", "output '^rc=(.*)' rc:str\nsetenv x later\nsetenv x latest")
                    + Words.Task("u", "echo done", "needs t")
            )
            .Expect(0, "COMPLETED");
        var lines = outcome.Log("t").Split('\n');
        foreach (var name in names.Where(n => n is not ("x" or "IFS" or "OPTIND")))
            Assert.Contains($"{name}=of {name}", lines);
        Assert.Contains("x=latest", lines);
        Assert.Contains("PATH=/nowhere:/bin:/usr/bin", lines);
        Assert.IsFalse(
            lines.Any(l => l.StartsWith("_SF_", System.StringComparison.Ordinal) || l.StartsWith("_sf_", System.StringComparison.Ordinal))
        );
        Assert.Contains("\"rc\": \"of rc\"", outcome.Read("t/outputs.json"));
    }

    [TestMethod]
    [DataRow(null, "unset")]
    [DataRow("de_DE.UTF-8", "de_DE.UTF-8")]
    [DataRow("", "")]
    public void TheCallersLocaleReachesTheTask(string? locale, string expected)
    {
        using var script = new Script(Words.Task("t", "printf '%s\\n' \"${LC_ALL-unset}\""));
        script.Environment["LC_ALL"] = locale;
        Assert.AreEqual(
            expected + "\n",
            script.Start().Finish().Expect(0, "COMPLETED").Log("t").Split("setlocale: ")[^1].Split('\n')[^2] + "\n"
        );
    }

    [TestMethod]
    public void FoldersAreTold()
    {
        using var script = new Script(
            "wf_dirs '' out\n"
                + Words.Task(
                    "t",
                    "printf '%s\\n' \"$SFLOW_WORKSPACE_DIR\" \"$SFLOW_OUTPUT_DIR\" \"$SFLOW_WORKFLOW_OUTPUT_DIR\" "
                        + "\"$SFLOW_TASK_OUTPUT_DIR\" \"$PYTHONUNBUFFERED\" >got"
                )
        );
        Assert.AreEqual(0, script.Start().Finish().Code);
        var got = System.IO.File.ReadAllLines(System.IO.Path.Combine(script.Folder, "got"));
        var run = System.IO.Directory.GetDirectories(System.IO.Path.Combine(script.Folder, "out")).Single();
        CollectionAssert.AreEqual(new[] { script.Folder, script.Folder + "/out", run, run + "/t", "1" }, got);
        Assert.MatchesRegex("/local[0-9]+-workflow-[0-9]{8}-[0-9]{6}$", run);
    }

    [TestMethod]
    public void APrologueMayHaveChangedTheShell()
    {
        using var script = new Script(Words.Task("t", "true"));
        script.Start("bash", "-eu", "-o", "pipefail", "-f", "-C", "-m", script.File);
        script.Finish().Expect(0, "COMPLETED");
    }

    [TestMethod]
    [DataRow("require_path NAME /tmp")]
    [DataRow("name_artifact NAME s3://bucket/key")]
    [DataRow("artifact NAME text.txt content")]
    public void AVariableWinsOverAnArtifactOfItsName(string artifact)
    {
        var outcome = Script.Run($"setenv NAME variable\n{artifact}\n" + Words.Task("a", "echo \"$NAME\"")).Expect(0, "COMPLETED");
        Assert.AreEqual("variable\n", outcome.Log("a"));
    }
}
