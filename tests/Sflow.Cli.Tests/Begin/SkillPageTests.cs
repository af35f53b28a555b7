using System.Text.RegularExpressions;
using Sflow.Cli.Content;
using Sflow.Compilation;
using Sflow.Hosting.Files;

namespace Sflow.Cli.Tests.Begin;

/// <summary>Follows the pages of the skills as an agent would: word by word, and everything must end where the text says.</summary>
[TestClass]
public sealed partial class SkillPageTests
{
    public static IEnumerable<object[]> Pages => SkillPage.All.Select(page => new object[] { page.Path });

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void ThePageEndsWhereItSays(string path)
    {
        using var folder = new TempFolder();
        var skill = System.IO.Path.Combine(folder.Path, "skills", path.Split('/')[0]);
        Assert.AreEqual(0, SflowExecutable.Run(folder.Path, "skill").ExitCode);
        Directory.CreateDirectory(folder["work"]);
        List<string> missing = [];
        var isBehind = false;
        CommandAnswer? last = null;
        foreach (var block in PageOf(path).Blocks)
        {
            var at = $"{path}({block.Line})";
            switch (block.Mark)
            {
                case "file":
                    File.WriteAllText(System.IO.Path.Combine(folder["work"], block.Value), block.Text);
                    break;
                case "run":
                    var absent = CommandLines.MissingVerbs(block.Text);
                    missing.AddRange(absent);
                    // What a skipped run would have made can't be looked at.
                    isBehind |= absent.Count > 0;
                    last = null;
                    if (absent.Count > 0 || (isBehind && !block.Text.Contains("sflow compose", StringComparison.Ordinal)))
                        break;
                    last = Bash.Run(
                        folder["work"],
                        "set -eo pipefail\n" + block.Text,
                        new Dictionary<string, string> { ["SKILL"] = skill }
                    );
                    Assert.AreEqual(ExitCodeOf(block), last.ExitCode, $"{at}: {block.Text}\n{last.Text}");
                    break;
                case "output" when last is not null:
                    foreach (var line in block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                        StringAssert.Contains(last.Output + last.Error, line, at);
                    break;
            }
        }

        CommandLines.InconclusiveWithout(missing);
    }

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void EveryExampleCompilesOrFailsAsItSays(string path)
    {
        foreach (var block in PageOf(path).Blocks.Where(block => block.Mark == "check"))
        {
            using var folder = new TempFolder();
            File.WriteAllText(folder["example.yaml"], block.Text);
            var result = new WorkflowCompiler(new FileSourceReader(folder.Path)).Compile(
                new CompileRequest { Name = "example", Modules = [new Located<string>("example.yaml", TextLocation.OfFile("test"))] }
            );
            var errors = result.Diagnostics.Where(one => one.Severity == Severity.Error).ToList();
            Assert.AreEqual(
                block.Value,
                string.Join(" ", errors.Select(error => error.Code).Distinct()),
                $"{path}({block.Line}): {string.Join("\n", result.Diagnostics)}"
            );
            Assert.IsFalse(
                result.Diagnostics.Any(one => one.Severity == Severity.Warning),
                $"{path}({block.Line}): {string.Join("\n", result.Diagnostics)}"
            );
        }
    }

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void EveryCommandAndFlagExists(string path)
    {
        var page = PageOf(path);
        List<string> missing = [];
        var lines = page
            .Blocks.Where(block => block.Mark is "run" or "template")
            .SelectMany(block => block.Text.Split('\n'))
            .Where(line => line.StartsWith("sflow ", StringComparison.Ordinal));
        var verbs = new SflowCommand().Root.Subcommands;
        foreach (var words in lines.Concat(page.Prose).Select(line => line.Split("\"$(")[0].Split(' ')))
        {
            if (words[0] != "sflow" || words.Length < 2 || !Verb().IsMatch(words[1]))
                continue;
            if (verbs.FirstOrDefault(verb => verb.Name == words[1]) is not { } found)
            {
                missing.Add(words[1]);
                continue;
            }

            var options = found
                .Options.Concat(Definitions.GlobalOptions.All)
                .SelectMany(option => option.Aliases.Append(option.Name))
                .ToHashSet();
            foreach (var flag in words.Skip(2).Where(word => Flag().IsMatch(word) && word is not ("--help" or "-h")))
                Assert.Contains(flag.Split('=')[0], options, $"{path}: {string.Join(' ', words)}");
        }

        CommandLines.MustParse(
            lines.Where(line => CommandLines.MissingVerbs(line).Count == 0 && !line.Contains("$(", StringComparison.Ordinal))
        );
        CommandLines.InconclusiveWithout(missing);
    }

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void EveryCodeExists(string path)
    {
        foreach (Match code in Code().Matches(File.ReadAllText(Repository.PathOf("skills", path))))
            Assert.IsTrue(File.Exists(Repository.PathOf("docs", "diagnostics", code.Value + ".md")), code.Value);
    }

    [TestMethod]
    public void TheScriptsReportWrongArguments()
    {
        using var folder = new TempFolder();
        foreach (var script in EmbeddedFiles.Below("skills").Where(file => file.Path.Contains("/scripts/", StringComparison.Ordinal)))
        {
            var answer = Bash.Run(folder.Path, $"'{Repository.PathOf("skills", script.Path)}'");
            Assert.AreEqual(2, answer.ExitCode, script.Path + answer.Text);
            StringAssert.Contains(answer.Error, "usage: ");
        }
    }

    [TestMethod]
    public void TheScriptThatChecksReportsEachSet()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["good.yaml"], "version: \"0.1\"\nworkflow:\n  name: w\n  tasks:\n    - {name: t, script: [echo]}\n");
        File.WriteAllText(folder["bad.yaml"], "version: \"0.1\"\nworkflow:\n  name: w\n  tasks:\n    - {name: t, scrpt: [echo]}\n");
        var check = Repository.PathOf("skills", "writing-workflows", "scripts", "check");
        var answer = Bash.Run(folder.Path, $"'{check}' good.yaml 'bad.yaml' 'good.yaml missing.yaml'");
        Assert.AreEqual(1, answer.ExitCode, answer.Text);
        StringAssert.Contains(answer.Output, "OK      good.yaml");
        StringAssert.Contains(answer.Output, "ERRORS  bad.yaml\nbad.yaml(5,17): error SFLOW1201");
        StringAssert.Contains(answer.Output, "ERRORS  good.yaml missing.yaml");
        Assert.AreEqual(0, Bash.Run(folder.Path, $"'{check}' good.yaml").ExitCode);
    }

    [TestMethod]
    public void TheScriptsReadRunFolders()
    {
        using var folder = new TempFolder();
        foreach (var task in new[] { "a", "b" })
            Directory.CreateDirectory(folder[$"sflow_output/run/{task}"]);
        File.WriteAllText(
            folder["sflow_output/run/a/outputs.json"],
            """{"task": "a", "outputs": {"x": 1.5, "s": "say \"hi\", you", "l": [1, {"k": 2}]}, "metrics": {"m": {"value": 3}}}"""
        );
        File.WriteAllText(folder["sflow_output/run/b/b.log"], "last words\n");
        File.WriteAllText(
            folder["sflow_output/run/events.jsonl"],
            """
            {"t":1,"v":1,"workflow":"STARTED","name":"w","plan":{"tasks":[{"name":"a"}]}}
            {"t":2,"task":"a","state":"COMPLETED","attempt":1,"rc":0}
            {"t":3,"task":"b","state":"FAILED","attempt":2,"rc":7,"reason":"exit code 7, \"quoted\""}
            {"t":4,"workflow":"FAILED","rc":1,"reason":"b: exit code 7"}

            """
        );
        var state = Bash.Run(folder.Path, $"'{Repository.PathOf("skills", "debugging-runs", "scripts", "run-state")}' sflow_output/run/");
        Assert.AreEqual(1, state.ExitCode, state.Text);
        StringAssert.Contains(state.Output, "workflow: FAILED (b: exit code 7)\n\nb: FAILED, attempt 2, exit code 7 (exit code 7, ");
        StringAssert.Contains(state.Output, "  | last words\n\na: COMPLETED\n");
        var table = Bash.Run(
            folder.Path,
            $"'{Repository.PathOf("skills", "sweeps-and-results", "scripts", "outputs-table")}' sflow_output"
        );
        Assert.AreEqual(
            "run,task,output,value\nrun,a,x,1.5\nrun,a,s,\"\"\"say \\\"\"hi\\\"\", you\"\"\"\nrun,a,l,\"[1, {\"\"k\"\": 2}]\"\n",
            table.Output,
            table.Text
        );
    }

    private static SkillPage PageOf(string path) => SkillPage.All.Single(page => page.Path == path);

    private static int ExitCodeOf(SkillBlock block) =>
        block.Value.Length == 0 ? 0 : int.Parse(block.Value.Split(' ')[1], CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-z][a-z-]*$")]
    private static partial Regex Verb();

    [GeneratedRegex("^--?[A-Za-z]")]
    private static partial Regex Flag();

    [GeneratedRegex("SFLOW[0-9]{4}")]
    private static partial Regex Code();
}
