using System.Collections.Concurrent;
using Sflow.Compilation;
using Sflow.Diagnostics;
using Sflow.Resolution;
using Sflow.Robustness.Fuzzing;
using Sflow.Sweeps;
using Sflow.Text;

namespace Sflow.Robustness.Hostile;

/// <summary>
/// Every hostile value in every place: refused with a code and a line, or a script that bash can read and whose directives are the ones
/// that were meant. All pairs of values and places only with <c>SFLOW_HOSTILE=all</c>, since they take minutes; else a share that meets
/// each value and each place.
/// </summary>
[TestClass]
public sealed class HostilePlaceTests
{
    private const string Canary = "/nonexistent/canary";
    private static readonly string[] Always = ["--job-name", "--nodes", "--output", "--signal"];
    private static readonly IReadOnlyList<string> Values = HostileValues.All(Canary);

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void EveryValueInEveryPlace()
    {
        Assert.IsGreaterThanOrEqualTo(300, Values.Count);
        var outcome = new Outcome();
        var share = Environment.GetEnvironmentVariable("SFLOW_HOSTILE") == "all" ? 1 : 8;
        var cases = Place
            .All.SelectMany((place, p) => Values.Where((_, v) => (p + v) % share == 0).Select(value => (Place: place, Value: value)))
            .ToList();
        Parallel.ForEach(
            cases,
            one =>
            {
                var result = ModuleSet
                    .Of(one.Place.Module(HostileValues.Yaml(one.Value)))
                    .Compile(CompileOutputs.Jobs | CompileOutputs.Composed);
                outcome.Take($"{one.Place.Name}: {HostileValues.Show(one.Value)}", one.Value, result, one.Place.Directive);
            }
        );
        outcome.Report(TestContext, $"{Values.Count} values in {Place.All.Length} places");
    }

    /// <summary>Beyond what Slurm takes as a script at all.</summary>
    [TestMethod]
    [DataRow("variable value")]
    [DataRow("artifact content")]
    [DataRow("task script")]
    [DataRow("workflow name")]
    public void MegabytesAreRefused(string place)
    {
        var result = ModuleSet
            .Of(Place.All.First(one => one.Name == place).Module(HostileValues.Yaml(new string('\'', 5_000_000))))
            .Compile();
        Assert.IsFalse(result.Success);
        Assert.IsNull(Findings.Problem(result.Diagnostics));
    }

    /// <summary>Was accepted, and its file never written.</summary>
    [TestMethod]
    public void AnArtifactNeedsANameThatTheJobCanKnow() =>
        Assert.AreEqual(
            "SFLOW1207",
            ModuleSet.Of(Place.All.First(one => one.Name == "artifact name").Module("modèle")).Compile().Diagnostics.Single().Code
        );

    [TestMethod]
    public void EveryValueInEverySetting()
    {
        var outcome = new Outcome();
        var settings = new Dictionary<string, Func<Located<string>, JobSettings>>
        {
            ["--partition"] = text => JobSettings.None with { Slurm = SlurmSettings.None with { Partition = text } },
            ["--account"] = text => JobSettings.None with { Slurm = SlurmSettings.None with { Account = text } },
            ["--time"] = text => JobSettings.None with { Time = text },
            ["--job-name"] = text => JobSettings.None with { JobName = text },
            ["--nodes"] = text => JobSettings.None with { Nodes = text },
            ["*"] = text => JobSettings.None with { Slurm = SlurmSettings.None with { SbatchOptions = [text] } },
            ["--comment"] = text =>
                JobSettings.None with
                {
                    Slurm = SlurmSettings.None with { SbatchOptions = [text with { Value = "--comment=" + text.Value }] },
                },
            ["workspace"] = text => JobSettings.None with { WorkspaceDir = text },
            ["run folder"] = text => JobSettings.None with { RunDir = text },
        };
        const string Module =
            "version: \"0.1\"\nbackends: [{name: h, type: slurm, account: a, partition: p, time: 10, nodes: 2, "
            + "gpus_per_node: 2}]\nworkflow: {name: w, tasks: [{name: t, script: [x]}]}\n";
        foreach (var (name, set) in settings)
        {
            foreach (var value in Values)
            {
                var source = new SourceText("test.proj", value);
                var result = ModuleSet
                    .Of(Module)
                    .Compile(CompileOutputs.Jobs, set(new Located<string>(value, new TextLocation(source, new TextSpan(0, value.Length)))));
                outcome.Take($"{name}: {HostileValues.Show(value)}", value, result, name);
            }
        }

        outcome.Report(TestContext, $"{Values.Count} values in {settings.Count} settings");
    }

    [TestMethod]
    public void EveryValueInACell()
    {
        var outcome = new Outcome();
        var columns = new[] { "V", "D", "A", "partition_of_v", "job_name", "missable_tasks", "sflow_config_file", "NODES" };
        const string Module =
            "version: \"0.1\"\nvariables: {V: {value: x}, D: {value: 1, domain: [1]}, P: {value: p}, NODES: {type: "
            + "integer, value: 1}}\nartifacts: [{name: A, uri: \"file://a\", content: \"${{ variables.V }}\"}]\n"
            + "backends: [{name: h, type: slurm, account: a, partition: \"${{ variables.P }}\", time: 10, nodes: \"${{ "
            + "variables.NODES }}\", gpus_per_node: 2}]\n"
            + "workflow: {name: w, tasks: [{name: t, script: [\"echo ${{ variables.V }}\"], replicas: {variables: [D]}}]}\n";
        foreach (var column in columns)
        {
            var name = column == "partition_of_v" ? "P" : column;
            // What is typed by inference prints in another way.
            foreach (
                var value in Values.Where(value =>
                    value.Length < 300_000 && (column != "partition_of_v" || value is not ("" or "true" or "yes"))
                )
            )
            {
                var csv =
                    (name == "sflow_config_file" ? "sflow_config_file\n" : $"sflow_config_file,{name}\nm.yaml,")
                    + HostileValues.Cell(value)
                    + "\n";
                var reader = new Reader(new() { ["s.csv"] = csv, ["m.yaml"] = Module });
                var sweep = new WorkflowCompiler(reader).CompileSweep(
                    new SweepRequest { Name = "s", CsvPath = new("s.csv", TextLocation.OfFile("test.proj")) }
                );
                var what = $"column {name}: {HostileValues.Show(value)}";
                if (!sweep.Success)
                    outcome.TakeRefusal(what, sweep.Diagnostics);
                foreach (var row in sweep.Rows.Where(row => sweep.Success))
                {
                    outcome.Take(
                        what,
                        value,
                        row,
                        column switch
                        {
                            "partition_of_v" => "--partition",
                            "job_name" => "--job-name",
                            "NODES" => "--nodes",
                            _ => null,
                        }
                    );
                    if (
                        !row.Name.StartsWith("s/", StringComparison.Ordinal)
                        || !row.Name[2..].All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.')
                        || row.Name[2] is '-' or '.'
                    )
                        outcome.Problems.Add($"{what}: the row is named {row.Name}");
                }
            }
        }

        outcome.Report(TestContext, $"{Values.Count} values in {columns.Length} columns of a CSV");
    }

    private sealed class Reader(Dictionary<string, string> files) : ISourceReader
    {
        public SourceReadResult Read(string path) =>
            files.TryGetValue(path, out var text)
                ? new(System.Text.Encoding.UTF8.GetBytes(text), null)
                : new(null, "there is no such file");
    }

    private sealed class Outcome
    {
        private int accepted;
        private int refused;
        private readonly ConcurrentBag<(string What, string Script)> scripts = [];

        public ConcurrentBag<string> Problems { get; } = [];

        public void Take(string what, string value, CompileResult result, string? directive)
        {
            if (!result.Success)
            {
                TakeRefusal(what, result.Diagnostics);
                return;
            }

            System.Threading.Interlocked.Increment(ref accepted);
            if (Findings.Problem(result.Diagnostics) is { } problem)
                Problems.Add($"{what}: {problem}");
            var script = result.Files.Single(file => file.RelativePath.EndsWith(".sh", StringComparison.Ordinal)).Content.ToString();
            if (ScriptReader.Problem(script, Always, directive, value) is { } wrong)
                Problems.Add($"{what}: {wrong}");
            scripts.Add((what, ScriptReader.WithoutRuntime(script)));
        }

        public void TakeRefusal(string what, IEnumerable<Diagnostic> findings)
        {
            System.Threading.Interlocked.Increment(ref refused);
            if (Findings.Problem(findings) is { } problem)
                Problems.Add($"{what}: {problem}");
        }

        public void Report(TestContext context, string what)
        {
            var distinct = scripts.DistinctBy(pair => pair.Script).ToList();
            foreach (var bad in ScriptReader.Unreadable(distinct))
                Problems.Add(bad);
            context.WriteLine(
                $"{what}: {accepted + refused} tried, {refused} refused with a code, {accepted} made a script, {distinct.Count} "
                    + $"of them different and all read by bash; {Problems.Count} problems"
            );
            Assert.IsEmpty(Problems, string.Join('\n', Problems.Order(StringComparer.Ordinal).Take(60)));
        }
    }
}
