using System.Reflection;
using System.Text.RegularExpressions;
using Sflow.Binding;
using Sflow.Compilation;
using Sflow.Expressions;
using Sflow.Syntax;

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
    };

    public static IEnumerable<object[]> Sections =>
        typeof(ModuleSchema)
            .GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(MappingSchema))
            .Select(property => new object[] { property.Name });

    public static IEnumerable<object[]> OperatorTypes => OperatorKind.All.Select(kind => new object[] { kind.Name });

    public static IEnumerable<object[]> Modules => Blocks("yaml module");

    public static IEnumerable<object[]> Fragments => Blocks("yaml");

    [TestMethod]
    [DynamicData(nameof(Sections))]
    public void EveryFieldStandsInTheTableOfItsSection(string section)
    {
        var schema = (MappingSchema)typeof(ModuleSchema).GetProperty(section)!.GetValue(null)!;
        Assert.IsTrue(
            Headings.TryGetValue(section, out var heading),
            $"Say in this test below which heading the page describes {schema.Name}."
        );
        AssertAll(heading!, schema.Fields);
    }

    [TestMethod]
    [DynamicData(nameof(OperatorTypes))]
    public void EveryFieldOfAnOperatorStandsInTheTableOfItsType(string type)
    {
        var fields = OperatorKind.Find(type)!.Schema.Fields;
        AssertAll("Operators", fields);
        AssertAll("Fields of " + type, fields.Where(field => field.Name is not ("name" or "type")));
    }

    [TestMethod]
    [DataRow("A module", "version variables artifacts backends operators workflow")]
    [DataRow("Workflow", "name timeout variables tasks")]
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
            .Concat(Enumerable.Range(38, 16).Select(number => $"{number}"));
        var table = Page.Text[Page.Text.IndexOf("## Where Sflow differs", System.StringComparison.Ordinal)..];
        var numbers = Deviation().Matches(table).Select(match => match.Groups[1].Value).ToList();
        // From 60 on, the differences from nv-sflow 0.3.
        var later = numbers.Where(number => int.TryParse(number, out var value) && value >= 60).ToList();
        Assert.AreEqual(string.Join(" ", expected), string.Join(" ", numbers.Except(later)));
        CollectionAssert.AllItemsAreUnique(later);
    }

    [TestMethod]
    [DataRow("language.md")]
    [DataRow("msbuild.md")]
    [DataRow("runtime.md")]
    [DataRow("codebase.md")]
    public void EveryCodeExists(string page)
    {
        var catalogue = Code()
            .Matches(File.ReadAllText(Repository.PathOf("src", "Sflow.Core", "Diagnostics", "Catalogue.cs")))
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
