using Newtonsoft.Json.Linq;
using Sflow.Binding;
using Sflow.Tests.Conformance;
using Sflow.Tests.Diagnostics;
using Sflow.Tests.Scenarios;

namespace Sflow.Tests.Schema;

/// <summary>
/// The schema for editors is what Binding's model says, accepts every valid module that is at hand, and refuses broken ones.
/// <c>SFLOW_REWRITE_BASELINES=1 dotnet test --filter ModuleJsonSchemaTests</c> writes it anew.
/// </summary>
[TestClass]
public sealed class ModuleJsonSchemaTests
{
    // Findings about the shape of a module; what needs more than one place is the compiler's.
    private static readonly string[] Visible =
    [
        "SFLOW1006",
        "SFLOW1102",
        "SFLOW1103",
        "SFLOW1104",
        "SFLOW1105",
        "SFLOW1106",
        "SFLOW1107",
        "SFLOW1108",
        "SFLOW1109",
        "SFLOW1110",
        "SFLOW1119",
        "SFLOW1120",
        "SFLOW1121",
        "SFLOW1201",
        "SFLOW1202",
        "SFLOW1203",
        "SFLOW1204",
        "SFLOW1205",
        "SFLOW1207",
        "SFLOW1214",
        "SFLOW1217",
        "SFLOW1218",
        "SFLOW1220",
        "SFLOW1221",
    ];

    private static readonly JsonSchemaChecker Checker = new(JObject.Parse(ModuleJsonSchema.Write()));

    public static IEnumerable<object[]> Broken => Visible.Select(code => new object[] { code });

    [TestMethod]
    public void TheCommittedSchemaIsTheModels()
    {
        var path = Repository.PathOf("schemas", "sflow.schema.json");
        if (Repository.IsRewriting)
            File.WriteAllText(path, ModuleJsonSchema.Write());
        Assert.AreEqual(ModuleJsonSchema.Write(), File.ReadAllText(path));
    }

    [TestMethod]
    public void EveryReferenceHasADefinitionAndEveryDefinitionAReference()
    {
        var schema = JObject.Parse(ModuleJsonSchema.Write());
        var references = schema
            .Descendants()
            .OfType<JProperty>()
            .Where(property => property.Name == "$ref")
            .Select(property => (string)property.Value!)
            .Distinct()
            .Order(StringComparer.Ordinal);
        var definitions = ((JObject)schema["$defs"]!)
            .Properties()
            .Select(property => "#/$defs/" + property.Name)
            .Order(StringComparer.Ordinal);
        CollectionAssert.AreEqual(definitions.ToList(), references.ToList());
    }

    [TestMethod]
    public void ItAcceptsValidModules()
    {
        var modules = Files(Repository.PathOf("samples"))
            .Concat(
                Directory
                    .GetDirectories(Repository.PathOf("tests", "Sflow.Core.Tests", "Scenarios", "Data"))
                    .Where(IsValidScenario)
                    .SelectMany(Files)
            )
            .Concat(
                DiagnosticPage.Codes.SelectMany(code =>
                    DiagnosticPage
                        .Read(code)
                        .Fixed.Where(file => file.Key.EndsWith(".yaml", StringComparison.Ordinal))
                        .Select(file => ($"the fix of {code}", ModuleJson.Read(file.Key, file.Value)))
                )
            )
            .ToList();
        Assert.IsGreaterThan(100, modules.Count);
        var refused = modules.Where(module => module.Item2 is null || !Checker.Accepts(module.Item2)).Select(module => module.Item1);
        Assert.AreEqual("", string.Join(", ", refused));
    }

    [TestMethod]
    [NeedsExamples]
    public void ItAcceptsRealModules()
    {
        var modules = Files(NeedsExamplesAttribute.Folder!)
            .Where(module => module.Item2?["workflow"] is not null || module.Item2?["variables"] is not null)
            .ToList();
        Console.WriteLine($"{modules.Count} real modules");
        Assert.AreEqual("", string.Join(", ", modules.Where(module => !Checker.Accepts(module.Item2!)).Select(module => module.Item1)));
    }

    [TestMethod]
    [DynamicData(nameof(Broken))]
    public void ItRefusesBrokenModules(string code)
    {
        var modules = DiagnosticPage
            .Read(code)
            .Example.Where(file => file.Key.EndsWith(".yaml", StringComparison.Ordinal))
            .Select(file => ReadAnything(file.Key, file.Value));
        Assert.IsTrue(modules.Any(module => !Checker.Accepts(module)));
    }

    [TestMethod]
    [DataRow("operators: [{name: a, type: srun, ntasks: 4, extra_args: [--x]}]", true)]
    [DataRow("operators: {a: {type: srun, ntasks: '${{ N }}'}}", true)]
    [DataRow("operators: {a: {type: srun, image: x}}", false, DisplayName = "a field of another operator type")]
    [DataRow("operators: {a: {type: docker}}", false, DisplayName = "docker needs its image")]
    [DataRow("operators: {a: {type: sruns}}", false)]
    [DataRow("backends: {a: {type: local, partition: x}}", false, DisplayName = "a field of another backend type")]
    [DataRow("backends: {a: {type: slurm, account: a, partition: p, time: 60, nodes: '2', gpus_per_node: 4}}", true)]
    [DataRow("variables: {A: 1, B: [1], C: null, D: {value: 1, type: integer}}", true)]
    [DataRow("variables: {A: {type: integer}}", false, DisplayName = "a mapping is an entry and needs its value")]
    [DataRow("variables: [{name: A, value: 1, typ: integer}]", false)]
    [DataRow("variables: {GRÖSSE: 1, _a1: 2}", true)]
    [DataRow("variables: {1A: 1}", false)]
    [DataRow("variables: {A-B: 1}", false)]
    [DataRow(
        "workflow: {tasks: {a: {script: [x], operator: {name: o, ntasks: 2, image: y}}}}",
        true,
        DisplayName = "an override may have a field of any operator"
    )]
    [DataRow(
        "workflow: {tasks: {a: {script: [x], operator: {name: o, type: srun, image: y}}}}",
        false,
        DisplayName = "an override with a type has that type's fields"
    )]
    [DataRow("workflow: {tasks: {a: {script: [x], operator: {ntasks: 2}}}}", false, DisplayName = "an override names its operator")]
    [DataRow("workflow: {tasks: {a: {script: [x], timeout: 1h30m, retries: {count: 1, interval: 0.5}}}}", true)]
    [DataRow("workflow: {tasks: {a: {script: [x], timeout: soon}}}", false)]
    [DataRow(
        "workflow: {tasks: {a: {script: [x], variables: {X: 1}, outputs: [{pattern: '{x:d}', metrics: {x: {type: integer}}}]}}}",
        true
    )]
    [DataRow("workflow: {tasks: {a: {script: [x], outputs: [{patern: '{x:d}'}]}}}", false)]
    [DataRow("workflow: {tasks: [{name: a, script: [x], resources: {gpus: {count: 0}}}]}", false)]
    [DataRow("workflow: {tasks: [{name: a, script: [x], probes: {readiness: {tcp_port: {port: 70000}}}}]}", false)]
    public void ItKnowsTheForms(string module, bool isValid) =>
        Assert.AreEqual(isValid, Checker.Accepts(ModuleJson.Read("a.yaml", module)!));

    private static bool IsValidScenario(string folder) =>
        !File.ReadAllText(Path.Combine(folder, "baseline", "diagnostics.txt")).Contains(": error SFLOW", StringComparison.Ordinal)
        // A module that only changes fields of another one is not complete by itself.
        && !new Scenario(folder).MergesFields;

    private static IEnumerable<(string, JToken?)> Files(string folder) =>
        Directory
            .GetFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Where(path =>
                !path.Contains($"{Path.DirectorySeparatorChar}baseline{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            )
            .Select(path => (path, ModuleJson.Read(path, File.ReadAllBytes(path))));

    // A root that is no mapping is the reader's error; an editor sees it as any other value.
    private static JToken ReadAnything(string path, string text) => ModuleJson.Read(path, text) ?? new JArray();
}
