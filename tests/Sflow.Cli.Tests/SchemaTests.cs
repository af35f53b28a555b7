using Newtonsoft.Json.Linq;

namespace Sflow.Cli.Tests;

/// <summary><c>sflow schema</c>.</summary>
[TestClass]
public sealed class SchemaTests
{
    [TestMethod]
    [Covers("schema", "NAME")]
    public void ASchemaIsPrintedAsItIs()
    {
        using var folder = new TempFolder();
        var modules = File.ReadAllText(Repository.PathOf("schemas", "sflow.schema.json"));
        Assert.AreEqual(modules, SflowExecutable.Run(folder.Path, "schema").Output);
        Assert.AreEqual(modules, SflowExecutable.Run(folder.Path, "schema", "sflow").Output);
        var events = File.ReadAllText(Repository.PathOf("schemas", "sflow.events.schema.json"));
        foreach (var name in new[] { "events", "sflow.events", "sflow.events.schema.json" })
            Assert.AreEqual(events, SflowExecutable.Run(folder.Path, "schema", name).Output);
        var wrong = SflowExecutable.Run(folder.Path, "schema", "event");
        Assert.AreEqual(2, wrong.ExitCode);
        StringAssert.Contains(wrong.Error, "SFLOW2054: There is no schema 'event'. Did you mean 'events'?");
    }

    [TestMethod]
    [Covers("schema", "--output")]
    public void ASchemaIsWrittenToAFile()
    {
        using var folder = new TempFolder();
        foreach (var option in new[] { "--output", "-o" })
        {
            var answer = SflowExecutable.Run(folder.Path, "schema", "events", option, $"x{option}.json");
            Assert.AreEqual(0, answer.ExitCode, answer.Text);
            Assert.AreEqual("", answer.Output);
            Assert.AreEqual(
                File.ReadAllText(Repository.PathOf("schemas", "sflow.events.schema.json")),
                File.ReadAllText(folder[$"x{option}.json"])
            );
        }

        var wrong = SflowExecutable.Run(folder.Path, "schema", "-o", "missing/x.json");
        Assert.AreEqual(1, wrong.ExitCode, wrong.Text);
        StringAssert.Contains(wrong.Error, "SFLOW2002");
    }

    [TestMethod]
    [Covers("schema", "--list", "--json")]
    public void EverySchemaIsListed()
    {
        using var folder = new TempFolder();
        var names = Directory
            .GetFiles(Repository.PathOf("schemas"))
            .Select(file => Path.GetFileName(file)[..^".schema.json".Length])
            .ToList();
        foreach (var option in new[] { "--list", "-l" })
        {
            var answer = SflowExecutable.Run(folder.Path, "schema", option);
            foreach (var name in names)
                StringAssert.Contains(answer.Output, $"  {name} ");
        }

        var document = SchemaChecks.Check("schema", SflowExecutable.Run(folder.Path, "schema", "--list", "--json"));
        CollectionAssert.AreEquivalent(names, document["schemas"]!.Select(one => (string)one["name"]!).ToList());
        var alone = SflowExecutable.Run(folder.Path, "schema", "--json");
        Assert.AreEqual(2, alone.ExitCode);
        StringAssert.Contains(alone.Error, "--json: error SFLOW2053: --json goes together with --list.");
    }

    [TestMethod]
    public void EverySchemaHasATitle()
    {
        foreach (var file in Directory.GetFiles(Repository.PathOf("schemas")))
            Assert.IsNotNull(JObject.Parse(File.ReadAllText(file))["title"], file);
    }
}
