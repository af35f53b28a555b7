using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Sflow.Composition;
using Sflow.Resolution;
using Sflow.Text;

namespace Sflow.Robustness.Sharing;

/// <summary>
/// The rows of a sweep share the tasks that none of their cells reaches. Whatever rows set, each comes out byte for byte as it does when it is compiled alone: its
/// files, its plan and its findings with their places. SFLOW_SHARING_ROWS asks for more rows than usual.
/// </summary>
[TestClass]
public sealed class SharedTasksTests
{
    private const int Rows = 150;
    private static readonly string[] Texts = ["1", "2", "4", "[1, 2]", "[4]", "other", "", "{\"k\": 1}", "true", "a 'quoted' $text", "${{ 1 + 1 }}", "${{ A }}", "\\u0024{{ A }}", "[\"\\u0024{{ A }}\"]", "__SFLOW_RUN_DIR__", "0", "FAR", "B"];

    public static IEnumerable<object[]> Workflows => ValidModules.All.Append(Own).Select(set => new object[] { set.Name });

    private static ModuleSet Own { get; } = new("shared", [new("shared.yaml", File.ReadAllText(Repository.Path("tests", "Sflow.Robustness.Tests", "Data", "shared.yaml")))], []);

    [TestMethod]
    [DynamicData(nameof(Workflows))]
    public void ARowThatSharesTasksIsWhatItIsAlone(string name)
    {
        var set = ValidModules.All.Append(Own).First(set => set.Name == name);
        var rows = int.TryParse(Environment.GetEnvironmentVariable("SFLOW_SHARING_ROWS"), CultureInfo.InvariantCulture, out var asked) ? asked : Rows;
        var random = new Random(20261122);
        var names = new WorkflowCompiler(set.Reader).NamesOf(set.Modules, set.MissableTasks)!;
        var requests = Enumerable.Range(0, rows).Select(i => Row(set, names, i, random)).ToList();
        var shared = new WorkflowCompiler(set.Reader);
        var together = new CompileResult[rows];
        Parallel.For(0, rows, i => together[i] = shared.Compile(requests[i]));
        for (var i = 0; i < rows; i++)
            Assert.AreEqual(Describe(new WorkflowCompiler(set.Reader).Compile(requests[i])), Describe(together[i]), $"row {i}: {string.Join(", ", requests[i].Variables.Select(v => $"{v.Name}={v.Text}"))}");
        Assert.IsTrue(together.Any(row => row.Success), "no row was good: nothing was shown");
    }

    // Half of the rows of a few values each, so that tasks are met again; the other half of anything.
    private static CompileRequest Row(ModuleSet set, SettableNames names, int number, Random random)
    {
        var place = TextLocation.OfFile($"row{number}.csv");
        var pool = random.Next(2) == 0 ? 3 : Texts.Length;
        var variables = names.Variables.OrderBy(_ => random.Next()).Take(random.Next(4)).OrderBy(name => name, StringComparer.Ordinal);
        var artifacts = names.Artifacts.Where(_ => random.Next(4) == 0);
        return new CompileRequest
        {
            Name = "sweep/row",
            Modules = set.Modules,
            MissableTasks = set.MissableTasks,
            Variables = [.. variables.Select(name => new VariableOverride(name, Texts[random.Next(pool)], place))],
            Artifacts = [.. artifacts.Select(name => new ArtifactOverride(name, random.Next(3) == 0 ? "fs:///x/${{ 1 }}" : "fs:///y" + random.Next(2), place))],
            Settings = new JobSettings
            {
                JobName = random.Next(5) == 0 ? null : new Located<string>($"row{number}", place),
                Nodes = random.Next(3) switch { 0 => null, 1 => new Located<string>("3", place), _ => new Located<string>("4", place) },
            },
            Outputs = ModuleSet.All | CompileOutputs.Checks,
        };
    }

    private static string Describe(CompileResult result) => string.Join(
        "\n",
        result.Diagnostics.Select(finding => finding.ToString())
            .Concat(result.Files.Select(file => file.RelativePath + "\n" + file.Content))
            .Concat(result.ShellTexts.Select(text => text.Text))
            .Concat(result.RequiredPaths.Select(path => $"{path}"))
            .Append(result.Summary));
}
