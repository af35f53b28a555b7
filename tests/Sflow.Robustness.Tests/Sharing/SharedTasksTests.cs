using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Resolution;
using Sflow.Text;

namespace Sflow.Robustness.Sharing;

/// <summary>
/// The rows of a sweep share the tasks that none of their cells reaches. Whatever rows set, each comes out byte for byte as it does when it
/// is compiled alone: its files, its plan and its findings with their places. SFLOW_SHARING_ROWS asks for more rows than usual.
/// </summary>
[TestClass]
public sealed class SharedTasksTests
{
    private const int Rows = 180;
    private const int RowsOfOurs = 900;
    private const int FamilySize = 12;
    private static readonly string[] Texts =
    [
        "1",
        "2",
        "4",
        "[1, 2]",
        "[4]",
        "other",
        "",
        "{\"k\": 1}",
        "true",
        "a 'quoted' $text",
        "${{ 1 + 1 }}",
        "${{ A }}",
        "${{ B }}",
        "\\u0024{{ A }}",
        "[\"\\u0024{{ A }}\"]",
        "__SFLOW_RUN_DIR__",
        "0",
        "FAR",
        "B",
    ];

    public static IEnumerable<object[]> Workflows => ValidModules.All.Concat(Ours).Select(set => new object[] { set.Name });

    private static ModuleSet[] Ours { get; } = [Own("shared.yaml"), Own("shared.yaml", "shared-open.yaml")];

    [TestMethod]
    [DynamicData(nameof(Workflows))]
    public void ARowThatSharesTasksIsWhatItIsAlone(string name)
    {
        var set = ValidModules.All.Concat(Ours).First(set => set.Name == name);
        var rows =
            int.TryParse(Environment.GetEnvironmentVariable("SFLOW_SHARING_ROWS"), CultureInfo.InvariantCulture, out var asked) ? asked
            : Ours.Contains(set) ? RowsOfOurs
            : Rows;
        var random = new Random(20261122);
        var names = new WorkflowCompiler(set.Reader).NamesOf(set.Modules, set.MissableTasks)!;
        var requests = Enumerable.Range(0, rows / FamilySize).SelectMany(_ => Family(set, names, random)).ToList();
        rows = requests.Count;
        var shared = new WorkflowCompiler(set.Reader);
        var together = new CompileResult[rows];
        Parallel.For(0, rows, i => together[i] = shared.Compile(requests[i]));
        for (var i = 0; i < rows; i++)
            Assert.AreEqual(
                Describe(new WorkflowCompiler(set.Reader).Compile(requests[i])),
                Describe(together[i]),
                $"row {i}: {string.Join(", ", requests[i].Variables.Select(v => $"{v.Name}={v.Text}"))}"
            );
        Assert.IsGreaterThan(rows / 5, together.Count(row => row.Success), "few rows were good: little was shown");
    }

    [TestMethod]
    public void AnErrorThatSomeRowsDontHaveIsReportedInTheOthers()
    {
        var set = Own("shared.yaml", "shared-differs.yaml");
        var place = TextLocation.OfFile("rows.csv");
        var compiler = new WorkflowCompiler(set.Reader);
        CompileResult Row(params ArtifactOverride[] artifacts) =>
            compiler.Compile(
                new CompileRequest
                {
                    Name = "row",
                    Modules = set.Modules,
                    Artifacts = artifacts,
                    Outputs = ModuleSet.All,
                }
            );
        for (var i = 0; i < 3; i++)
        {
            Assert.IsTrue(Row(new ArtifactOverride("differs", "fs:///same/for/all", place)).Success);
            var other = Row();
            Assert.AreEqual("SFLOW1414", other.Diagnostics.Single(finding => finding.Severity == Severity.Error).Code);
        }
    }

    [TestMethod]
    [DataRow("${{ B }}")]
    [DataRow("[\"\\u0024{{ B }}\"]")]
    public void AnExpressionThatARowSetsReachesWhatItSays(string expression)
    {
        var set = Own("shared.yaml");
        var place = TextLocation.OfFile("rows.csv");
        var compiler = new WorkflowCompiler(set.Reader);
        for (var i = 0; i < 4; i++)
        {
            var row = compiler.Compile(
                new CompileRequest
                {
                    Name = "row",
                    Modules = set.Modules,
                    Variables = [new("ALONE", expression, place), new("B", "row" + i, place)],
                    Outputs = ModuleSet.All,
                }
            );
            StringAssert.Contains(row.Files.Single(file => file.IsExecutable).Content.ToString(), $"echo row{i}\n");
        }
    }

    private static ModuleSet Own(params string[] files) =>
        new(
            string.Join("+", files),
            [
                .. files.Select(file => new KeyValuePair<string, string>(
                    file,
                    File.ReadAllText(Repository.PathOf("tests", "Sflow.Robustness.Tests", "Data", file))
                )),
            ],
            []
        );

    // Rows come in families: all of one set the same, and each one name more, so that tasks are met again and only what reaches them tells
    // them apart.
    private static IEnumerable<CompileRequest> Family(ModuleSet set, SettableNames names, Random random)
    {
        var place = TextLocation.OfFile($"family{random.Next()}.csv");
        VariableOverride Variable(int pool) =>
            new(names.Variables.ElementAt(random.Next(names.Variables.Count)), Texts[random.Next(pool)], place);
        ArtifactOverride Artifact() =>
            new(
                names.Artifacts.ElementAt(random.Next(names.Artifacts.Count)),
                random.Next(3) == 0 ? "fs:///x/${{ 1 }}" : "fs:///y" + random.Next(2),
                place
            );
        List<VariableOverride> variables =
        [
            .. Enumerable
                .Range(0, random.Next(3))
                .Select(_ => Variable(random.Next(3) == 0 ? Texts.Length : 3))
                .GroupBy(v => v.Name)
                .Select(group => group.First()),
        ];
        List<ArtifactOverride> artifacts = names.Artifacts.Count > 0 && random.Next(4) == 0 ? [Artifact()] : [];
        var settings = new JobSettings
        {
            JobName = random.Next(5) == 0 ? null : new Located<string>("row", place),
            Nodes = random.Next(3) switch
            {
                0 => null,
                1 => new Located<string>("3", place),
                _ => new Located<string>("4", place),
            },
        };
        for (var i = 0; i < FamilySize; i++)
        {
            var another = Variable(random.Next(2) == 0 ? 3 : Texts.Length);
            var setsArtifact = names.Artifacts.Count > 0 && random.Next(5) == 0;
            yield return new CompileRequest
            {
                Name = "sweep/row",
                Modules = set.Modules,
                MissableTasks = set.MissableTasks,
                Variables =
                    setsArtifact || names.Variables.Count == 0 ? variables : [.. variables.Where(v => v.Name != another.Name), another],
                Artifacts = setsArtifact ? [Artifact()] : artifacts,
                Settings = random.Next(6) switch
                {
                    0 => settings with { Nodes = new Located<string>("2", place) },
                    1 => settings with { JobName = settings.JobName is null ? new Located<string>("another", place) : null },
                    _ => settings,
                },
                Outputs = ModuleSet.All | CompileOutputs.Checks,
            };
        }
    }

    private static string Describe(CompileResult result) =>
        string.Join(
            "\n",
            result
                .Diagnostics.Select(finding => finding.ToString())
                .Concat(result.Files.Select(file => file.RelativePath + "\n" + file.Content))
                .Concat(result.ShellTexts.Select(text => text.Text))
                .Concat(result.RequiredPaths.Select(path => $"{path}"))
                .Append(result.Summary)
        );
}
