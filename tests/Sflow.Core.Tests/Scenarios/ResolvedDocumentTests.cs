using System.Text.Json;
using System.Text.RegularExpressions;
using Sflow.Binding;
using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Generation.Plans;
using Sflow.Generation.Yaml;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Sweeps;
using Sflow.Syntax;
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
        Assert.AreEqual(View(plan, again), View(again, plan));
        Assert.AreEqual(PlanJson.Write(plan, indented: true), PlanJson.Write(again, indented: true));
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
            var (bag, diagnostics) = (new DiagnosticBag(), new DiagnosticBag());
            if (
                original.Plan(bag) is not { } plan
                || original.Compose(bag) is not { } composed
                || Binder.Run(composed, bag) is not { } model
            )
                continue;
            count++;
            var text = ComposedYamlWriter.Write(Inliner.Run(composed, model, JobSettings.None)).ToString();
            var again =
                YamlReader.Read(new SourceText("resolved.yaml", text), diagnostics) is { } module
                && Composer.Run([module], diagnostics) is { } whole
                && Binder.Run(whole, diagnostics) is { } bound
                && Resolver.Run(bound, JobSettings.None, diagnostics) is { } resolved
                    ? Planner.Run(resolved, diagnostics)
                    : null;
            if (again is null)
                failures.Add($"{Path.GetFileName(folder)}: {string.Join("\n", diagnostics)}\n{text}");
            else if (View(plan, again) is var expected && View(again, plan) is var actual && expected != actual)
                failures.Add($"{Path.GetFileName(folder)}:\n{expected}\nBUT\n{actual}");
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

    // Definitions that nothing needs are gone, and with them their variables in the environment.
    private static string View(ExecutionPlan plan, ExecutionPlan other)
    {
        var lines = new List<string>(PlanText.Lines(plan));
        foreach (var task in plan.Tasks)
        {
            var environment = plan.EnvironmentOf(task).ToDictionary(variable => variable.Key, variable => variable.Value.ToText());
            var shared = new HashSet<string>(
                other.EnvironmentOf(other.Tasks.Single(same => same.Name == task.Name)).Select(same => same.Key)
            );
            lines.Add($"task {task.Name} {task.Task.Operator.Kind} {task.Task.Timeout} {task.Task.Retries}");
            lines.AddRange(task.Task.Operator.Options.Select(option => $"{option.Key}: {option.Value.Repr()}"));
            lines.AddRange(
                task.Probes.Select(probe => $"{probe.Schedule} {string.Join(" ", probe.Texts.Select(text => text.Value.ToText()))}")
            );
            lines.AddRange(
                environment.Where(variable => shared.Contains(variable.Key)).Select(variable => $"{variable.Key}={variable.Value}")
            );
        }

        lines.AddRange(plan.Artifacts.Select(artifact => $"{artifact.Name.Value} {artifact.Uri.ToText()} {artifact.Content?.ToText()}"));
        return string.Join("\n", lines);
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void ItsScriptsDoTheSame(string name)
    {
        var (plan, again) = Scenario.All.Single(scenario => scenario.Name == name).PlanTwice();
        foreach (var task in plan.Tasks)
        {
            var environment = plan.EnvironmentOf(task).ToDictionary(variable => variable.Key, variable => variable.Value.ToText());
            Assert.AreEqual(Expanded(task), Expanded(again.Tasks.Single(same => same.Name == task.Name)), task.Name);

            string Expanded(PlannedTask either) =>
                Regex.Replace(
                    either.Script.ToText(),
                    @"\$\{(\w+)\}",
                    match => environment.TryGetValue(match.Groups[1].Value, out var value) ? value : match.Value
                );
        }
    }
}
