using System.Runtime.Versioning;
using Sflow.Cli.Content;

namespace Sflow.Cli.Tests.Begin;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class InitTests
{
    private static readonly Dictionary<string, string> WithoutSlurm = new() { ["PATH"] = "/nonexistent" };

    [TestMethod]
    [Covers("init", "FOLDER", "--kind", "--site", "--name", "--partition", "--account", "--feed", "--yes", "--json")]
    [DataRow("workflow", "slurm")]
    [DataRow("workflow", "local")]
    [DataRow("sweep", "slurm")]
    [DataRow("sweep", "local")]
    public void TheFilesAreThoseOfTheTemplates(string kind, string site)
    {
        using var folder = new TempFolder();
        string[] onSlurm = site == "slurm" ? ["--partition", "batch", "--account", "me \"quoted\\".Replace(' ', '-')] : [];
        string[] arguments = ["init", "jobs", "--kind", kind, "--site", site, "--name", "my jobs", "--feed", "/feed/<&>", .. onSlurm, "-y"];
        var answer = SflowExecutable.Run(folder.Path, WithoutSlurm, null, [.. arguments, "--json"]);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        var document = JsonOutput.Read(answer, "init");
        Assert.AreEqual(kind, (string?)document["kind"]);
        Assert.AreEqual(site == "slurm" ? "batch" : null, (string?)document["partition"]);

        var expected = Template.FilesOf(
            kind,
            site,
            new()
            {
                ["partition"] = "batch",
                ["account"] = "me-\\\"quoted\\\\",
                ["sflow-version"] = ThisVersion.Text,
                ["feedInXml"] = "/feed/&lt;&amp;&gt;",
                ["unit"] = "my_jobs",
            },
            "my jobs"
        );
        var found = Directory.GetFiles(folder["jobs"]).ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
        CollectionAssert.AreEqual(expected.Keys.Order().ToList(), found.Keys.Order().ToList());
        foreach (var (name, text) in expected)
            Assert.AreEqual(text, found[name], name);
    }

    [TestMethod]
    [DataRow("workflow", "slurm")]
    [DataRow("sweep", "local")]
    [DataRow("modules", "local")]
    public void WhatIsProposedWorks(string kind, string site)
    {
        using var folder = new TempFolder();
        var answer = SflowExecutable.Run(folder.Path, "init", "a b", "--kind", kind, "--site", site, "-p", "gpu", "-A", "me", "--json");
        var next = JsonOutput.Read(answer, "init")["next"]!.Select(step => (string)step["command"]!).ToList();
        var compose = next[0].Replace("sflow plan", "sflow compose", StringComparison.Ordinal).Split(" --bulk-input")[0];
        CommandLines.MustWork(folder["a b"], [compose]);
        CommandLines.MustParse(next);
        CommandLines.MustWork(
            folder["a b"],
            [
                .. next.Where(line =>
                    line.StartsWith("sflow", StringComparison.Ordinal) && !line.Contains("--submit", StringComparison.Ordinal)
                ),
            ]
        );
    }

    [TestMethod]
    [Covers("init", "--force")]
    public void NothingIsOverwrittenUnlessItIsForced()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["server.yaml"], "mine");
        var refused = SflowExecutable.Run(folder.Path, "init", "--yes");
        Assert.AreEqual(1, refused.ExitCode, refused.Text);
        StringAssert.Contains(refused.Error, "SFLOW2062: 'server.yaml' exists");
        Assert.HasCount(1, Directory.GetFiles(folder.Path));
        Assert.AreEqual(0, SflowExecutable.Run(folder.Path, "init", "--yes", "-f").ExitCode);
        Assert.AreNotEqual("mine", File.ReadAllText(folder["server.yaml"]));
        Assert.AreEqual(0, SflowExecutable.Run(folder.Path, "init", "--yes", "--force").ExitCode);
    }

    [TestMethod]
    public void DefaultsAreSaid()
    {
        using var folder = new TempFolder();
        var local = SflowExecutable.Run(folder.Path, WithoutSlurm, null, "init", "here");
        Assert.AreEqual(0, local.ExitCode, local.Text);
        StringAssert.Contains(local.Error, "site: local, because no Slurm answers here");
        StringAssert.Contains(local.Output, "here.proj");
        var slurm = SflowExecutable.Run(folder.Path, WithoutSlurm, null, "init", "there", "--site", "slurm");
        StringAssert.Contains(slurm.Error, "warning SFLOW2065: Slurm names no partition here, so site.yaml has 'gpu'.");
        StringAssert.Contains(slurm.Error, "SFLOW2065: Slurm names no account");
        var unused = SflowExecutable.Run(folder.Path, "init", "x", "--site", "local", "-A", "me", "--kind", "modules", "--feed", "/f");
        StringAssert.Contains(unused.Error, "--account has no effect: the site is local");
        StringAssert.Contains(unused.Error, "--feed has no effect");
    }

    [TestMethod]
    public void SlurmIsAskedForPartitionAndAccount()
    {
        using var folder = new TempFolder();
        StandIns.Write(folder["bin"], "sinfo", "echo cpu; echo 'big*'");
        StandIns.Write(folder["bin"], "sacctmgr", "[[ $* == *associations* ]] && echo other; echo mine");
        var answer = SflowExecutable.Run(folder.Path, StandIns.Path(folder["bin"]), null, "init", "p");
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Error, "partition: big, because Slurm names it");
        StringAssert.Contains(File.ReadAllText(folder["p/site.yaml"]), "partition: \"big\"\n    account: \"mine\"");
    }

    [TestMethod]
    [DataRow("--name", "../up")]
    [DataRow("--name", ".hidden")]
    [DataRow("--partition", "a b")]
    [DataRow("--account", "a\nb")]
    public void AValueThatCannotBeUsedIsReported(string option, string value)
    {
        using var folder = new TempFolder();
        var answer = SflowExecutable.Run(folder.Path, "init", "x", "--site", "slurm", "-p", "p", "-A", "a", option, value);
        Assert.AreEqual(2, answer.ExitCode, answer.Text);
        if (option != "--name")
            answer = SflowExecutable.Run(folder.Path, "init", "x", "--site", "slurm", option, value);
        StringAssert.Contains(answer.Error, "SFLOW2064");
        Assert.IsFalse(Directory.Exists(folder["x"]));
    }

    [TestMethod]
    public void AnUnusualFolderGivesAUsableName()
    {
        using var folder = new TempFolder();
        var answer = SflowExecutable.Run(folder.Path, "init", "./odd;name$", "--site", "local");
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        Assert.IsTrue(File.Exists(folder["odd;name$/odd_name_.proj"]));
        StringAssert.Contains(answer.Output, "cd 'odd;name$'");
    }

    [TestMethod]
    public void APersonIsAsked()
    {
        using var folder = new TempFolder();
        StandIns.Write(folder["bin"], "sinfo", "exit 1");
        // kind 2, a name that can't be used, one that can, slurm, partition, the preset account
        var answer = Bash.Run(
            folder.Path,
            "PATH=$PWD/bin:$PATH script -qec 'sflow init p' /dev/null",
            input: "2\n/no\nsweep9\nslurm\nbatch\n\n"
        );
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Output, "What do you want to make?");
        StringAssert.Contains(answer.Output, "a name has letters");
        Assert.IsTrue(File.Exists(folder["p/sweep9.proj"]), answer.Text);
        StringAssert.Contains(File.ReadAllText(folder["p/site.yaml"]), "partition: \"batch\"\n    account: \"my-account\"");
    }

    [TestMethod]
    public void AnInputThatEndsWritesNothing()
    {
        using var folder = new TempFolder();
        // Ctrl-D at the first question.
        var answer = Bash.Run(folder.Path, "script -qec 'sflow init p' /dev/null", input: "\u0004");
        Assert.AreEqual(2, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Output, "SFLOW2066: There is no answer for the kind");
        Assert.IsFalse(Directory.Exists(folder["p"]));
    }
}
