using Newtonsoft.Json.Linq;

namespace Sflow.Cli.Tests.Output;

/// <summary>The forms of diagnostics on standard error.</summary>
[TestClass]
public sealed class DiagnosticFormTests
{
    [TestMethod]
    [Covers("sflow", "--error-format")]
    public void TextIsOneLinePerDiagnosticInAPipe()
    {
        using var workflow = new BrokenWorkflow();
        var answer = workflow.Run("compose", "bad.yaml", "--error-format", "text");
        Assert.AreEqual(1, answer.ExitCode, answer.Text);
        var lines = answer.Error.TrimEnd('\n').Split('\n');
        Assert.HasCount(2, lines, answer.Error);
        StringAssert.StartsWith(lines[0], "bad.yaml(8,7): error SFLOW1201: 'scirpt'");
        StringAssert.StartsWith(lines[1], "bad.yaml(10,20): error SFLOW1223: ");
        Assert.AreEqual("", answer.Output);
    }

    [TestMethod]
    public void JsonIsOneObjectPerLineThatTheSchemaDescribes()
    {
        using var workflow = new BrokenWorkflow();
        workflow.Write("c\u0301\u001b[31m.yaml", File.ReadAllText(Path.Combine(workflow.Path, "bad.yaml")));
        string[][] calls =
        [
            ["compose", "bad.yaml"],
            ["compose", "twice.yaml"],
            ["compose", "warned.yaml"],
            ["compose", "noted.yaml", "-M", "absent"],
            ["compose", "nope.yaml"],
            ["compose", "good.yaml", "--set", "TP"],
            ["compose", "good.yaml", "--log-level", "purple"],
            ["compose", "c\u0301\u001b[31m.yaml"],
            ["compose", "good.yaml", "--log-level", "debug"],
        ];
        var found = calls.SelectMany(call => Lines(workflow.Run([.. call, "--error-format", "json"]))).ToList();
        var checker = new JsonSchemaChecker(
            JsonSchemaChecker.Strict(JObject.Parse(File.ReadAllText(Repository.PathOf("schemas", "sflow.diagnostics.schema.json"))))
        );
        Assert.AreEqual("", string.Join("\n", found.Where(line => !checker.Accepts(line))));
        Assert.AreEqual(
            "debug error info warning",
            string.Join(' ', found.Select(line => (string)line["severity"]!).Distinct().Order(StringComparer.Ordinal))
        );
        var twice = found.Single(line => (string?)line["code"] == "SFLOW1112");
        Assert.AreEqual("9 13 9 14", $"{twice["line"]} {twice["column"]} {twice["end_line"]} {twice["end_column"]}");
        Assert.AreEqual(7, (int)twice["related"]![0]!["line"]!);
        Assert.IsTrue(
            found.Exists(line => (string?)line["file"] == "c\u0301\u001b[31m.yaml"),
            "the name of a file, character by character"
        );
    }

    [TestMethod]
    public void GithubGetsAnnotations()
    {
        using var workflow = new BrokenWorkflow();
        Directory.CreateDirectory(Path.Combine(workflow.Path, "a,b"));
        File.Copy(Path.Combine(workflow.Path, "bad.yaml"), Path.Combine(workflow.Path, "a,b", "100%.yaml"));
        var lines = workflow.Run("compose", "a,b/100%.yaml", "--error-format", "github").Error.TrimEnd('\n').Split('\n');
        Assert.HasCount(2, lines);
        Assert.AreEqual(
            "::error file=a%2Cb/100%25.yaml,line=8,col=7,endLine=8,endColumn=12,title=SFLOW1201"
                + "::'scirpt' is not a field of task 't'. Did you mean 'script'?",
            lines[0]
        );
        var usage = workflow.Run("compose", "good.yaml", "--set", "TP", "--error-format", "github").Error;
        StringAssert.StartsWith(usage, "::error title=SFLOW2052::--set TP: ");
    }

    [TestMethod]
    public void GithubPathsStartAtTheWorkspace()
    {
        using var workflow = new BrokenWorkflow();
        Dictionary<string, string> environment = new() { ["GITHUB_WORKSPACE"] = Path.GetDirectoryName(workflow.Path)! };
        var error = SflowExecutable.Run(workflow.Path, environment, null, "compose", "bad.yaml", "--error-format", "github").Error;
        StringAssert.StartsWith(error, $"::error file={Path.GetFileName(workflow.Path)}/bad.yaml,line=8,");
    }

    [TestMethod]
    [DataRow("bad.yaml", 1, 2)]
    [DataRow("warned.yaml", 0, 1)]
    [DataRow("twice.yaml", 1, 1)]
    [DataRow("good.yaml", 0, 0)]
    [DataRow("nope.yaml", 2, 1)]
    public void SarifIsOneValidDocument(string file, int exitCode, int results)
    {
        using var workflow = new BrokenWorkflow();
        var answer = workflow.Run("compose", file, "--error-format", "sarif");
        Assert.AreEqual(exitCode, answer.ExitCode, answer.Text);
        var run = SarifRules.Check(answer.Error);
        Assert.HasCount(results, (JArray)run["results"]!);
        Assert.AreEqual(exitCode, (int)run["invocations"]![0]!["exitCode"]!);
        Assert.IsTrue((bool)run["invocations"]![0]!["executionSuccessful"]!);
    }

    [TestMethod]
    public void SarifNamesFilesBySafeRelativeReferences()
    {
        using var workflow = new BrokenWorkflow();
        const string Name = "a b:c#d%e\u65e5.yaml";
        File.Copy(Path.Combine(workflow.Path, "twice.yaml"), Path.Combine(workflow.Path, Name));
        var result = SarifRules.Check(workflow.Run("compose", Name, "--error-format", "sarif").Error)["results"]![0]!;
        var uri = (string)result["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]!;
        Assert.AreEqual(Name, new Uri(new Uri("file:///root/"), uri).LocalPath["/root/".Length..]);
        Assert.AreEqual("the first", (string)result["relatedLocations"]![0]!["message"]!["text"]!);
    }

    [TestMethod]
    public void AWrongCommandLineIsADocumentToo()
    {
        using var workflow = new BrokenWorkflow();
        var answer = workflow.Run("compose", "good.yaml", "--log-level", "purple", "--error-format", "sarif");
        Assert.AreEqual(2, answer.ExitCode, answer.Text);
        var run = SarifRules.Check(answer.Error);
        Assert.AreEqual("SFLOW2052", (string)run["results"]![0]!["ruleId"]!);
        Assert.AreEqual(2, (int)run["invocations"]![0]!["exitCode"]!);
    }

    private static IEnumerable<JObject> Lines(CommandAnswer answer) =>
        answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JObject.Parse);
}
