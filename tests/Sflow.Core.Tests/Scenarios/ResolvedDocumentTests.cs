using System.Text.Json;
using Sflow.Compilation;
using Sflow.Sweeps;
using Sflow.Tests.Composition;
using Sflow.Tests.Conformance;

namespace Sflow.Tests.Scenarios;

/// <summary>The resolved document is the same workflow: compiled again, it gives the plan of the modules.</summary>
[TestClass]
public sealed class ResolvedDocumentTests
{
    public static IEnumerable<object[]> Names =>
        Scenario
            .All.Where(scenario => scenario.Name.StartsWith("good-", StringComparison.Ordinal) && !scenario.IsSweep)
            .Select(scenario => new object[] { scenario.Name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void ItGivesTheSamePlan(string name)
    {
        var (plan, again) = Scenario.All.Single(scenario => scenario.Name == name).PlanTwice();
        Assert.IsNull(PlanComparison.Difference(plan, again));
    }

    [TestMethod]
    public void ItGivesTheSamePlanOfConformanceCases()
    {
        var failures = new List<string>();
        var count = 0;
        foreach (var folder in Directory.GetDirectories(Path.Combine(ComposeCase.Root, "plan")).Order(StringComparer.Ordinal))
        {
            var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "case.json"))).RootElement;
            var original = new ConformanceCase(folder, json.GetProperty("args"));
            if (original.Plan(new DiagnosticBag()) is null)
                continue;
            count++;
            if (SameWorkflow.Problem(original.Compose(new DiagnosticBag())!, new DiagnosticBag()) is { } problem)
                failures.Add($"{Path.GetFileName(folder)}: {problem}");
        }

        Assert.IsGreaterThan(50, count);
        Assert.AreEqual("", string.Join("\n\n", failures));
    }

    /// <summary>The rows of the samples: their resolved documents, compiled alone, plan what the rows plan.</summary>
    [TestMethod]
    [DataRow("samples")]
    [DataRow("samples/smoke")]
    public void ItGivesTheSamePlanOfSamples(string folder)
    {
        var root = Repository.PathOf(folder.Split('/'));
        var sweep = new SweepRequest
        {
            Name = "s",
            CsvPath = new Located<string>("bulk_input.csv", TextLocation.OfFile("p.proj")),
            Outputs = CompileOutputs.Plan | CompileOutputs.Resolved,
        };
        var result = new WorkflowCompiler(new FolderReader(root)).CompileSweep(sweep);
        Assert.IsTrue(result.Success, string.Join("\n", result.Diagnostics));
        Assert.IsNotEmpty(result.Rows);
        foreach (var row in result.Rows)
        {
            var text = row.Files.Single(file => file.RelativePath.EndsWith(".resolved.yaml", StringComparison.Ordinal)).Content.ToString();
            var again = new WorkflowCompiler(new TextReader(text)).Compile(
                new CompileRequest
                {
                    Name = "again",
                    Modules = [new Located<string>("resolved.yaml", TextLocation.OfFile("p.proj"))],
                    Outputs = CompileOutputs.Plan,
                }
            );
            Assert.IsTrue(again.Success, $"{row.Name}: {string.Join("\n", again.Diagnostics)}\n{text}");
            Assert.AreEqual(row.Summary, again.Summary, row.Name);
        }
    }

    private sealed class FolderReader(string folder) : ISourceReader
    {
        public SourceReadResult Read(string path) => new(File.ReadAllBytes(Path.Combine(folder, path)), null);
    }

    private sealed class TextReader(string text) : ISourceReader
    {
        public SourceReadResult Read(string path) => new(Encoding.UTF8.GetBytes(text), null);
    }
}
