using System.Runtime.Versioning;
using Sflow.Cli.Content;

namespace Sflow.Cli.Tests.Begin;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class SampleTests
{
    public static IEnumerable<object[]> Names => Samples.All.Select(sample => new object[] { sample.Name });

    [TestMethod]
    [Covers("sample", "--list", "--json")]
    public void TheListNamesEverySampleAndThoseOfNvSflow()
    {
        using var folder = new TempFolder();
        var text = SflowExecutable.Run(folder.Path, "sample");
        Assert.AreEqual(0, text.ExitCode, text.Text);
        Assert.AreEqual(text.Output, SflowExecutable.Run(folder.Path, "sample", "-l").Output);
        Assert.AreEqual(text.Output, SflowExecutable.Run(folder.Path, "sample", "hello", "--list").Output);
        StringAssert.Contains(text.Output, "modular/inference_x_v2");
        Assert.IsTrue(text.Output.Split('\n').All(line => line.Length <= 80), "the list fits on a terminal of 80 columns");
        var json = JsonOutput.Read(SflowExecutable.Run(folder.Path, "sample", "--json"), "sample");
        CollectionAssert.AreEqual(
            Samples.All.Select(sample => sample.Name).ToList(),
            json["samples"]!.Select(sample => (string)sample["name"]!).ToList()
        );
        Assert.IsTrue(Samples.All.All(sample => text.Output.Contains(sample.Name + " ", StringComparison.Ordinal)));
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    [Covers("sample", "NAME")]
    [DynamicData(nameof(Names))]
    public void ASampleHasTheFilesOfTheRepository(string name)
    {
        using var folder = new TempFolder();
        var answer = SflowExecutable.Run(folder.Path, "sample", name);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        var copied = FilesOf(folder[name]);
        var sources = SourcesOf(name);
        CollectionAssert.AreEqual(sources.Keys.Order(StringComparer.Ordinal).ToList(), copied.Keys.Order(StringComparer.Ordinal).ToList());
        foreach (var (path, source) in sources.Where(file => !file.Key.EndsWith(".proj", StringComparison.Ordinal)))
            Assert.AreEqual(File.ReadAllText(source), File.ReadAllText(copied[path]), path);
        foreach (var project in copied.Where(file => file.Key.EndsWith(".proj", StringComparison.Ordinal)))
        {
            StringAssert.Contains(File.ReadAllText(project.Value), $"<Project Sdk=\"Sflow.MSBuild/{ThisVersion.Text}\">");
            Assert.DoesNotContain("samples/", File.ReadAllText(project.Value), "paths begin at the folder of the copy");
        }

        foreach (
            var path in copied.Keys.Where(path =>
                sources[path] is var source && File.ReadAllText(source).StartsWith("#!", StringComparison.Ordinal)
            )
        )
            Assert.IsTrue(File.GetUnixFileMode(copied[path]).HasFlag(UnixFileMode.UserExecute), $"{path} can be run");
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void WhatIsProposedWorks(string name)
    {
        using var folder = new TempFolder();
        var answer = SflowExecutable.Run(folder.Path, "sample", name, "--json");
        var next = JsonOutput.Read(answer, "sample")["next"]!.Select(step => (string)step["command"]!).ToList();
        Assert.IsGreaterThan(1, next.Count);
        CommandLines.MustWork(folder[name], [.. next.Where(line => NeedsNothing(line, name))]);
        CommandLines.MustParse(next);
    }

    [TestMethod]
    [Covers("sample", "--output")]
    public void OneModuleCanBecomeAFile()
    {
        using var folder = new TempFolder();
        var answer = SflowExecutable.Run(folder.Path, "sample", "hello", "-o", "my greeting.yaml");
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        CollectionAssert.AreEqual(new[] { folder["my greeting.yaml"] }, Directory.GetFileSystemEntries(folder.Path));
        StringAssert.Contains(answer.Output, "sflow plan 'my greeting.yaml'");
        Assert.AreEqual(0, SflowExecutable.Run(folder.Path, "sample", "smoke", "--output", "a/b").ExitCode);
        Assert.IsTrue(File.Exists(folder["a/b/Smoke.proj"]));
    }

    [TestMethod]
    [Covers("sample", "--force")]
    public void NothingIsOverwrittenUnlessItIsForced()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["smoke"]);
        File.WriteAllText(folder["smoke/prefill.yaml"], "mine");
        var refused = SflowExecutable.Run(folder.Path, "sample", "smoke");
        Assert.AreEqual(1, refused.ExitCode, refused.Text);
        StringAssert.Contains(refused.Error, "SFLOW2062: 'smoke/prefill.yaml' exists");
        CollectionAssert.AreEqual(new[] { folder["smoke/prefill.yaml"] }, Directory.GetFileSystemEntries(folder["smoke"]));
        Assert.AreEqual("mine", File.ReadAllText(folder["smoke/prefill.yaml"]));

        Assert.AreEqual(0, SflowExecutable.Run(folder.Path, "sample", "smoke", "-f").ExitCode);
        Assert.AreNotEqual("mine", File.ReadAllText(folder["smoke/prefill.yaml"]));
        Assert.AreEqual(0, SflowExecutable.Run(folder.Path, "sample", "smoke").ExitCode, "the same files are in nobody's way");
        Assert.AreEqual(0, SflowExecutable.Run(folder.Path, "sample", "smoke", "--force").ExitCode);
    }

    [TestMethod]
    [DataRow("helo", "Did you mean 'hello'?")]
    [DataRow("../hello", "There is no sample")]
    [DataRow("/etc", "There is no sample")]
    [DataRow("self_contained/local/hello_world", "sflow sample hello")]
    [DataRow("local_hello_world.yaml", "sflow sample hello")]
    [DataRow("modular/inference_x_v2", "sflow sample dynamo")]
    [DataRow("slurm_dynamo_sglang_agg", "sflow sample dynamo")]
    [DataRow("inference_x_v2", "sflow sample dynamo")]
    public void AnotherNameGetsASuggestion(string name, string words)
    {
        using var folder = new TempFolder();
        var answer = SflowExecutable.Run(folder.Path, "sample", name);
        Assert.AreEqual(2, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Error, words);
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    public void AFileInPlaceOfAFolderIsReported()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["hello"], "mine");
        var answer = SflowExecutable.Run(folder.Path, "sample", "hello", "--force");
        Assert.AreEqual(1, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Error, "SFLOW2063: 'hello' is a file");
        Assert.AreEqual("mine", File.ReadAllText(folder["hello"]));
    }

    // A cluster, fetched programs and submissions are other tests' business.
    private static bool NeedsNothing(string line, string sample) =>
        line.StartsWith("sflow ", StringComparison.Ordinal)
        && !line.Contains("--submit", StringComparison.Ordinal)
        && !(sample == "cpu-inference" && line.StartsWith("sflow run", StringComparison.Ordinal));

    private static Dictionary<string, string> FilesOf(string folder) =>
        Directory
            .GetFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), path => path);

    private static Dictionary<string, string> SourcesOf(string name)
    {
        var root = Repository.PathOf("samples");
        var own = Samples.All.Select(sample => sample.Name).ToHashSet();
        var files = FilesOf(name == "dynamo" ? root : Path.Combine(root, name))
            .Where(file => !file.Key.Split('/').Any(part => part is "bin" or "obj" or "sflow_output" or ".sflow" or ".sflow_cache"))
            .Where(file => name != "dynamo" || !own.Contains(file.Key.Split('/')[0]))
            .Where(file => file.Key != "README.md" && !file.Key.StartsWith("Directory.Build", StringComparison.Ordinal))
            .ToDictionary();
        if (name == "cpu-inference")
            files.Add("debian-archive", Repository.PathOf("tests", "debian-archive"));
        return files;
    }
}
