using System.Reflection;
using System.Text.RegularExpressions;
using Sflow.Binding;
using Sflow.Compilation;
using Sflow.Expressions;
using Sflow.Syntax;
using Sflow.Tests.Conformance;

namespace Sflow.Tests.Docs;

/// <summary>docs/language.md is complete and true: fields, filters, tests, methods, examples, codes.</summary>
[TestClass]
public sealed partial class LanguageDocTests
{
    private static readonly MarkdownPage Page = MarkdownPage.Read(Repository.PathOf("docs", "language.md"));

    // Where the page has each section's table of fields.
    private static readonly Dictionary<string, string> Headings = new()
    {
        [nameof(ModuleSchema.Variable)] = "Variables",
        [nameof(ModuleSchema.Artifact)] = "Artifacts",
        [nameof(ModuleSchema.LocalBackend)] = "Local",
        [nameof(ModuleSchema.SlurmBackend)] = "Slurm",
        [nameof(ModuleSchema.Task)] = "Tasks",
        [nameof(ModuleSchema.Port)] = "Ports and services",
        [nameof(ModuleSchema.Resources)] = "Resources",
        [nameof(ModuleSchema.Nodes)] = "Nodes of a task",
        [nameof(ModuleSchema.Gpus)] = "GPUs of a task",
        [nameof(ModuleSchema.Replicas)] = "Replicas",
        [nameof(ModuleSchema.Retries)] = "Retries and timeouts",
        [nameof(ModuleSchema.Probes)] = "Probes",
        [nameof(ModuleSchema.Probe)] = "Fields of a probe",
        [nameof(ModuleSchema.TcpPort)] = "Fields of tcp_port",
        [nameof(ModuleSchema.HttpGet)] = "Fields of http_get",
        [nameof(ModuleSchema.HttpPost)] = "Fields of http_post",
        [nameof(ModuleSchema.LogWatch)] = "Fields of log_watch",
        [nameof(ModuleSchema.Output)] = "Outputs",
        [nameof(ModuleSchema.Metric)] = "Fields of a metric",
        [nameof(BackendSchema.DockerBackend)] = "Docker",
        [nameof(BackendSchema.DockerHost)] = "Fields of a docker host",
        [nameof(BackendSchema.KubernetesBackend)] = "Kubernetes",
        [nameof(KubernetesBackendFields.Toleration)] = "Sections of a kubernetes backend",
        [nameof(KubernetesBackendFields.Reservation)] = "Sections of a kubernetes backend",
        [nameof(KubernetesBackendFields.Dra)] = "Sections of a kubernetes backend",
        [nameof(KubernetesBackendFields.ComputeDomain)] = "Sections of a kubernetes backend",
        [nameof(KubernetesBackendFields.Volume)] = "Sections of a kubernetes backend",
        [nameof(KubernetesBackendFields.EmptyDir)] = "Sections of a kubernetes backend",
        [nameof(KubernetesOperatorFields.Variable) + " of k8s"] = "Fields of k8s",
        [nameof(KubernetesOperatorFields.Mpi)] = "Fields of mpi",
        [nameof(StorageSchema.Target)] = "Fields of a storage target",
        [nameof(StorageSchema.Upload)] = "Fields of an upload",
        [nameof(StorageSchema.UploadAll)] = "Fields of upload_all",
        [nameof(MonitorSchema.Monitor)] = "Monitors",
        [nameof(MonitorSchema.MonitoredResources)] = "Sections of a monitor",
        [nameof(MonitorSchema.MonitoredNodes)] = "Sections of a monitor",
        [nameof(MonitorSchema.MonitoredGpus)] = "Sections of a monitor",
        [nameof(MonitorSchema.Scopes)] = "Sections of a monitor",
        [nameof(MonitorSchema.Scope)] = "Sections of a monitor",
        [nameof(MonitorSchema.GpuScope)] = "Sections of a monitor",
        [nameof(MonitorSchema.CustomScope)] = "Sections of a monitor",
        [nameof(MonitorSchema.Report)] = "Sections of a monitor",
        [nameof(MonitorSchema.Window)] = "Sections of a monitor",
        [nameof(MonitorSchema.WindowEdge)] = "Sections of a monitor",
        [nameof(ModuleSchema.Result)] = "Results",
        [nameof(ModuleSchema.ResultPattern)] = "Fields of a pattern",
    };

    // Where the language's fields are data.
    private static readonly Type[] Schemas =
    [
        typeof(ModuleSchema),
        typeof(BackendSchema),
        typeof(KubernetesBackendFields),
        typeof(KubernetesOperatorFields),
        typeof(StorageSchema),
        typeof(MonitorSchema),
    ];

    public static IEnumerable<object[]> Sections =>
        Schemas
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(property => property.PropertyType == typeof(MappingSchema))
            .Select(property => new object[] { TitleOf(property) });

    [TestMethod]
    public void AllSchemasAreInTheList() =>
        CollectionAssert.AreEquivalent(
            Schemas.SelectMany(Properties).Select(property => property.GetValue(null)).Distinct().ToList(),
            LanguageSchemas.All.Except(OperatorKind.All.Select(kind => kind.Schema)).ToList()
        );

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(MappingSchema));

    public static IEnumerable<object[]> OperatorTypes => OperatorKind.All.Select(kind => new object[] { kind.Name });

    public static IEnumerable<object[]> Modules => Blocks("yaml module");

    public static IEnumerable<object[]> Fragments => Blocks("yaml");

    [TestMethod]
    [DynamicData(nameof(Sections))]
    public void EveryFieldStandsInTheTableOfItsSection(string section)
    {
        var schema = (MappingSchema)
            Schemas
                .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
                .Single(property => TitleOf(property) == section && property.PropertyType == typeof(MappingSchema))
                .GetValue(null)!;
        Assert.IsTrue(
            Headings.TryGetValue(section, out var heading),
            $"Say in this test below which heading the page describes {schema.Name}."
        );
        AssertAll(heading!, schema.Fields);
    }

    // A variable of a container is not a variable of the language.
    private static string TitleOf(PropertyInfo property) =>
        property.Name + (property.DeclaringType == typeof(KubernetesOperatorFields) && property.Name == "Variable" ? " of k8s" : "");

    [TestMethod]
    [DynamicData(nameof(OperatorTypes))]
    public void EveryFieldOfAnOperatorStandsInTheTableOfItsType(string type)
    {
        var fields = OperatorKind.Find(type)!.Schema.Fields;
        AssertAll("Operators", fields);
        AssertAll("Fields of " + type, fields.Where(field => field.Name is not ("name" or "type")));
    }

    [TestMethod]
    [DataRow("A module", "version variables artifacts backends operators storage workflow")]
    [DataRow("Workflow", "name timeout variables tasks monitor upload_all")]
    public void EveryKeyOfAModuleIsDescribed(string heading, string keys) => AssertAll(heading, keys.Split(' '));

    [TestMethod]
    public void EveryFilterIsListed() => AssertAll("Filters", FilterTable.Names);

    [TestMethod]
    public void EveryTestIsListed() => AssertAll("Tests", TestTable.Names);

    [TestMethod]
    public void EveryFunctionIsListed() => AssertAll("Syntax", Globals.Names.Select(name => name + "(…)"));

    [TestMethod]
    public void EveryMethodIsListed()
    {
        OperationTable[] tables =
        [
            TextMethods.Table,
            DictMethods.Table,
            ListMethods.ForLists,
            ListMethods.ForSequences,
            NumberMethods.ForIntegers,
            NumberMethods.ForFloats,
            DateMethods.Table,
            SetMethods.Table,
            BytesMethods.Table,
        ];
        AssertAll("Methods", tables.SelectMany(table => table.Names));
    }

    [TestMethod]
    [DynamicData(nameof(Modules))]
    public void EveryWholeModuleCompilesWithoutAFinding(int line)
    {
        var text = TextOf(line);
        var result = new WorkflowCompiler(new OneFile(text)).Compile(
            new CompileRequest { Name = "job", Modules = [new Located<string>("module.yaml", TextLocation.OfFile("project.proj"))] }
        );
        Assert.AreEqual("", string.Join("\n", result.Diagnostics), $"the module in line {line} of the page");
    }

    [TestMethod]
    [DynamicData(nameof(Fragments))]
    public void EveryFragmentIsRightButForWhatOtherModulesBring(int line)
    {
        var text = TextOf(line);
        var diagnostics = new DiagnosticBag();
        YamlReader.Read(new SourceText("fragment.yaml", text), diagnostics);
        Assert.AreEqual("", string.Join("\n", diagnostics), $"the fragment in line {line} of the page");

        // What other modules bring, tasks and variables, is missing here; whatever the fragment itself says must be right.
        var frame = "version: \"0.1\"\nworkflow: {name: w, tasks: [{name: frame_of_the_test, script: [x]}]}\n";
        var result = new WorkflowCompiler(new OneFile(text, frame)).Compile(
            new CompileRequest
            {
                Name = "job",
                Modules =
                [
                    new Located<string>("frame.yaml", TextLocation.OfFile("project.proj")),
                    new Located<string>("module.yaml", TextLocation.OfFile("project.proj")),
                ],
            }
        );
        Assert.AreEqual(
            "",
            string.Join(
                "\n",
                result.Diagnostics.Where(finding => finding.Severity == Severity.Error && finding.Code is not ("SFLOW1223" or "SFLOW1302"))
            ),
            $"the fragment in line {line} of the page"
        );
    }

    [TestMethod]
    public void EveryNumberOfADeviationStandsOnce()
    {
        var expected = Enumerable
            .Range(1, 37)
            .Select(number => $"O{number}")
            .Concat(Enumerable.Range(38, 17).Select(number => $"{number}"));
        var tables = Page.Text[Page.Text.IndexOf("## Where Sflow differs", System.StringComparison.Ordinal)..].Split("### nv-sflow 0.3\n");
        Assert.AreEqual(string.Join(" ", expected), string.Join(" ", Numbers(tables[0])));
        var later = Numbers(tables[1]).Select(int.Parse).ToList();
        Assert.AreEqual(string.Join(" ", later.Distinct().Order()), string.Join(" ", later));
        Assert.IsTrue(later[0] >= 60, "60 and more are differences from nv-sflow 0.3");
    }

    [TestMethod]
    [DataRow("language.md")]
    [DataRow("msbuild.md")]
    [DataRow("runtime.md")]
    public void NoTableHasTwoRowsOfOneName(string page)
    {
        var seen = new HashSet<string>();
        var doubled = new List<string>();
        foreach (var line in File.ReadLines(Repository.PathOf("docs", page)))
        {
            var cells = line.Replace("\\|", "", StringComparison.Ordinal).Split('|').Select(cell => cell.Trim()).ToList();
            if (line.Length == 0 || line[0] != '|')
                seen.Clear();
            // Some tables have the section before the name.
            else if (cells[1].StartsWith('`') && !seen.Add(cells[2].StartsWith('`') ? cells[1] + cells[2] : cells[1]))
                doubled.Add(line);
        }

        Assert.AreEqual("", string.Join("\n", doubled));
    }

    [TestMethod]
    public void EveryNumberThatTheConformanceTestsGiveIsOnThePage()
    {
        var page = Numbers(Page.Text).ToHashSet();
        var given = PublicDeviations
            .Compose.Values.Concat(PublicDeviations.Resolve.Values)
            .Concat(PublicDeviations.Plan.Values)
            .Concat(Plan03ConformanceTests.Public.Values)
            .SelectMany(numbers => numbers.Split(", "))
            .Where(number => number != "0.3");
        Assert.AreEqual("", string.Join(" ", given.Distinct().Where(number => !page.Contains(number))));
    }

    private static IEnumerable<string> Numbers(string table) => Deviation().Matches(table).Select(match => match.Groups[1].Value);

    [TestMethod]
    [DataRow("language.md")]
    [DataRow("msbuild.md")]
    [DataRow("runtime.md")]
    [DataRow("codebase.md")]
    public void EveryCodeExists(string page)
    {
        var catalogue = Directory
            .GetFiles(Repository.PathOf("src", "Sflow.Core", "Diagnostics"), "Catalogue*.cs")
            .SelectMany(file => Code().Matches(File.ReadAllText(file)))
            .Select(match => match.Value)
            .ToHashSet();
        var unknown = Code()
            .Matches(File.ReadAllText(Repository.PathOf("docs", page)))
            .Select(match => match.Value)
            .Where(code => !catalogue.Contains(code));
        Assert.AreEqual("", string.Join(" ", unknown));
    }

    private static IEnumerable<object[]> Blocks(string info) =>
        Page.Blocks.Where(block => block.Info == info).Select(block => new object[] { block.Line });

    private static string TextOf(int line) => Page.Blocks.Single(block => block.Line == line).Text;

    private static void AssertAll(string heading, IEnumerable<FieldSchema> fields) =>
        AssertAll(heading, fields.Select(field => field.Name));

    private static void AssertAll(string heading, IEnumerable<string> names)
    {
        var code = Page.CodeBelow(heading);
        Assert.IsNotNull(code, $"The page has not exactly one heading '{heading}'.");
        Assert.AreEqual("", string.Join(" ", names.Where(name => !code.Contains(name))), $"not in backticks below '{heading}'");
    }

    [GeneratedRegex("SFLOW[0-9]{4}")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| (O?[0-9]+) \|", RegexOptions.Multiline)]
    private static partial Regex Deviation();

    private sealed class OneFile(string text, string frame = "") : ISourceReader
    {
        public SourceReadResult Read(string path) => new(Encoding.UTF8.GetBytes(path == "frame.yaml" ? frame : text), null);
    }
}
