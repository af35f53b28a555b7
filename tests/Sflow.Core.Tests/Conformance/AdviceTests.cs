using System.Text.Json;
using System.Text.RegularExpressions;
using Sflow.Binding;
using Sflow.Compilation;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Sweeps;

namespace Sflow.Tests.Conformance;

/// <summary>
/// What is legal and probably wrong is told where it is; modules that people wrote and that are right get no such warning.
/// </summary>
[TestClass]
public sealed class AdviceTests
{
    private static readonly string[] Codes = ["SFLOW1226", "SFLOW1412", "SFLOW1413"];

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [NeedsExamples]
    public void RealModulesGiveNoFalseAlarm()
    {
        var root = NeedsExamplesAttribute.Folder!;
        var alarms = new List<string>();
        var cases = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "cases.json"))).RootElement.EnumerateArray().ToList();
        foreach (var test in cases)
            alarms.AddRange(FalseAlarms(root, test.GetProperty("args")));
        TestContext.WriteLine($"{cases.Count} cases");
        Assert.AreEqual("", string.Join("\n", alarms));
    }

    [TestMethod]
    [DataRow("samples")]
    [DataRow("samples/smoke")]
    public void SamplesGiveNoWarning(string folder)
    {
        var request = new SweepRequest
        {
            Name = "s",
            CsvPath = new Located<string>("bulk_input.csv", TextLocation.OfFile("p.proj")),
            Outputs = CompileOutputs.None,
        };
        var result = new WorkflowCompiler(new FolderReader(Repository.PathOf(folder.Split('/')))).CompileSweep(request);
        TestContext.WriteLine($"{result.Rows.Count} rows");
        Assert.IsTrue(result.Success, string.Join("\n", result.Diagnostics));
        Assert.AreEqual("", string.Join("\n", result.Diagnostics.Where(one => Codes.Contains(one.Code))));
    }

    // That nothing uses a name is true when the name stands nowhere but where it is defined.
    private static IEnumerable<string> FalseAlarms(string root, JsonElement args)
    {
        var modules = CaseFacts.Of(root, args, args).Modules;
        return Advice(new ConformanceCase(root, args))
            .Where(one => one.Code != "SFLOW1226" || Regex.Count(modules, $@"\b{Regex.Escape(NameIn(one.Message))}\b") > 1)
            .Select(one => $"{one.Location} {one.Code}");
    }

    private static string NameIn(string message) => Regex.Match(message, "'(.*?)'").Groups[1].Value;

    /// <summary>The warnings of a case, its row's arguments applied; none when the case has an error.</summary>
    private static IEnumerable<Diagnostic> Advice(ConformanceCase test)
    {
        var diagnostics = new DiagnosticBag();
        if (test.Compose(diagnostics) is not { } composed)
            return [];
        if (
            Binder.Run(composed, diagnostics) is not { } model
            || diagnostics.HasErrors
            || Resolver.Run(model, JobSettings.None, diagnostics) is not { } resolved
        )
            return [];
        Planner.Run(resolved, diagnostics);
        return diagnostics.Concat(ModuleAdvice.Of(composed)).Where(one => Codes.Contains(one.Code));
    }

    private sealed class FolderReader(string folder) : ISourceReader
    {
        public SourceReadResult Read(string path) => new(File.ReadAllBytes(Path.Combine(folder, path)), null);
    }
}
