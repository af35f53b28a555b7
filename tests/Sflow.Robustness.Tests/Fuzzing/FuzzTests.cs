using System.Numerics;
using Sflow.Compilation;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Sweeps;
using Sflow.Text;

namespace Sflow.Robustness.Fuzzing;

/// <summary>
/// Whatever the text: no exception escapes, nothing hangs, every error has a line, and nothing is written after an error. A long run:
/// <c>SFLOW_FUZZ_EXPRESSIONS=1000000 SFLOW_FUZZ_MODULES=100000 SFLOW_FUZZ_TABLES=20000 dotnet test tests/Sflow.Robustness.Tests --filter
/// FuzzTests</c>; another <c>SFLOW_FUZZ_SEED</c> gives other inputs.
/// </summary>
[TestClass]
public sealed class FuzzTests
{
    private static readonly string[] YamlWords =
    [
        ": ",
        "- ",
        "? ",
        "\n",
        "\n  ",
        "|",
        ">-",
        "|2",
        "&a ",
        "*a",
        "<<: *a",
        "!!str ",
        "!!set ",
        "!x ",
        "---\n",
        "...\n",
        "{",
        "}",
        "[",
        "]",
        "\"",
        "'",
        "#",
        "%",
        "@",
        "`",
        "~",
        "null",
        "yes",
        "0o17",
        "1e3",
        ".inf",
        ".nan",
        "2001-01-01",
        "99999999999999999999",
        "-1",
        "0",
        "1.5",
        "\t",
        "${{ ",
        " }}",
        "${{",
        "}}",
        "name",
        "script",
        "operator",
        "depends_on",
        "replicas",
        "variables",
        "resources",
        "gpus",
        "nodes",
        "count",
        "indices",
        "exclude",
        "probes",
        "readiness",
        "failure",
        "log_watch",
        "match_pattern",
        "regex_pattern",
        "http_get",
        "http_post",
        "url",
        "headers",
        "tcp_port",
        "port",
        "timeout",
        "interval",
        "retries",
        "outputs",
        "pattern",
        "metrics",
        "type",
        "value",
        "domain",
        "integer",
        "list",
        "slurm",
        "local",
        "srun",
        "docker",
        "ssh",
        "python",
        "bash",
        "container_image",
        "extra_args",
        "policy",
        "sequential",
        "version",
        "workflow",
        "tasks",
        "artifacts",
        "uri",
        "content",
        "fs://",
        "file://",
        "http://",
        "default",
        "account",
        "partition",
        "time",
        "gpus_per_node",
        "backend",
        "backends",
        "operators",
        .. ExpressionGenerator.Words,
    ];

    private static readonly string[] TableWords =
    [
        ",",
        "\"",
        "\"\"",
        "\n",
        "\r\n",
        "\r",
        "name",
        "sflow_config_file",
        "missable_tasks",
        "job_name",
        "NODES",
        "infra.yaml",
        "server.yaml",
        "../x",
        "[1,2]",
        "{}",
        "1:2",
        " ",
        "\t",
        "NUM_NODES",
        "${{ 1 }}",
    ];

    private static readonly DictScope Scope = new(
        new Dictionary<string, ExprValue>
        {
            ["n"] = new IntValue(7),
            ["big"] = new IntValue(BigInteger.Pow(10, 60)),
            ["t"] = new TextValue("text, with a b"),
            ["uni"] = new TextValue("ßǅ\U0001F600e\u0301\u202e"),
            ["l"] = new ListValue([new IntValue(3), new IntValue(1), new TextValue("x")]),
            ["d"] = new DictValue([new(new TextValue("k"), new IntValue(1)), new(new IntValue(2), NoneValue.Instance)]),
            ["f"] = new FloatValue(-0.1),
            ["nan"] = new FloatValue(double.NaN),
            ["hole"] = RuntimeText.FromReference(new Hole()),
            ["nested"] = new DictValue([
                new(new TextValue("a"), new DictValue([new(new TextValue("b"), new ListValue([BoolValue.True]))])),
            ]),
        }
    );

    private static readonly TextMutator Templates = new(Corpus.Expressions, ExpressionGenerator.Words);
    private static readonly TextMutator Modules = new(Corpus.Modules, YamlWords);
    private static readonly TextMutator Tables = new(Corpus.Tables, TableWords);

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void Expressions() =>
        FuzzRun.Try(
            TestContext,
            "SFLOW_FUZZ_EXPRESSIONS",
            40_000,
            random => random.Next(2) == 0 ? Templates.Next(random) : ExpressionGenerator.Template(random),
            Evaluate
        );

    [TestMethod]
    public void YamlModules() => FuzzRun.Try(TestContext, "SFLOW_FUZZ_MODULES", 2_000, Modules.Next, Compile);

    [TestMethod]
    public void CsvTables() => FuzzRun.Try(TestContext, "SFLOW_FUZZ_TABLES", 500, Tables.Next, CompileSweep);

    /// <summary>Found by earlier runs.</summary>
    [TestMethod]
    [DynamicData(nameof(FoundCases.Modules), typeof(FoundCases))]
    public void FoundModules(string text) => Assert.IsNull(Compile(text));

    [TestMethod]
    [DynamicData(nameof(FoundCases.Expressions), typeof(FoundCases))]
    public void FoundExpressions(string text) => Assert.IsNull(Evaluate(text));

    [TestMethod]
    public void FoundTables()
    {
        foreach (var text in FoundCases.Tables)
            Assert.IsNull(CompileSweep(text));
    }

    private static string? Evaluate(string template)
    {
        var bag = new DiagnosticBag();
        var source = new SourceText("t.yaml", template);
        var syntax = TemplateParser.Parse(
            new LocatedText(template, new TextLocation(source, new TextSpan(0, template.Length)), span => new TextLocation(source, span)),
            bag
        );
        if (syntax is null)
            return bag.HasErrors ? Findings.Problem(bag) : "not read, and no error says why";
        var value = TemplateEvaluator.Evaluate(syntax, Scope, bag);
        if (value is null)
            return bag.HasErrors ? Findings.Problem(bag) : "no value, and no error says why";
        _ = value.ToText() + value.Repr();
        return bag.HasErrors ? "a value and an error" : Findings.Problem(bag);
    }

    private static string? Compile(string text) => Problem(ModuleSet.Of(text).Compile());

    private static string? Problem(CompileResult result)
    {
        var hasErrors = result.Diagnostics.Any(finding => finding.Severity == Severity.Error);
        if (hasErrors == result.Success || result.Success != result.Files.Count > 0)
            return $"success is {result.Success} with {result.Files.Count} files and these findings: "
                + $"{string.Join('\n', result.Diagnostics)}";
        return Findings.Problem(result.Diagnostics);
    }

    private static string? CompileSweep(string text)
    {
        var files = new Dictionary<string, string> { ["jobs.csv"] = text };
        foreach (var name in new[] { "infra.yaml", "server.yaml", "client.yaml", "alt/server.yaml" })
            files[name] = ModulesOfTables[name];
        var result = new WorkflowCompiler(new Reader(files)).CompileSweep(
            new SweepRequest
            {
                Name = "sweep",
                CsvPath = new("jobs.csv", TextLocation.OfFile("test.proj")),
                Outputs = ModuleSet.All,
            }
        );
        var hasErrors = result.Diagnostics.Any(finding => finding.Severity == Severity.Error);
        if (hasErrors == result.Success || (hasErrors && result.Manifest is not null))
            return $"success is {result.Success} with these findings: {string.Join('\n', result.Diagnostics)}";
        return Findings.Problem(result.Diagnostics) ?? result.Rows.Select(Problem).FirstOrDefault(problem => problem is not null);
    }

    private static readonly Dictionary<string, string> ModulesOfTables = new[]
    {
        "infra.yaml",
        "server.yaml",
        "client.yaml",
        "alt/server.yaml",
    }.ToDictionary(
        name => name,
        name =>
            System.IO.File.ReadAllText(
                Repository.PathOf([.. "tests/Sflow.Core.Tests/Data/conformance/sweeps/basic".Split('/'), .. name.Split('/')])
            )
    );

    private sealed record Hole : RuntimeReference
    {
        public override string Display => "hole";
    }

    private sealed class Reader(IReadOnlyDictionary<string, string> files) : ISourceReader
    {
        public SourceReadResult Read(string path) =>
            files.TryGetValue(path, out var text) ? new(Encoding.UTF8.GetBytes(text), null) : new(null, "there is no such file");
    }
}
