using System.Text.RegularExpressions;
using Sflow.Composition;
using Sflow.Expressions;
using Sflow.Generation.Sbatch;
using Sflow.Tests.Scenarios;

namespace Sflow.Tests.Generation;

/// <summary>
/// The words, tokens, variables, states and file names that the C# sources and the runtime (bash) share. Only these tests compare them.
/// The pages docs/runtime.md and docs/language.md name them, too.
/// </summary>
[TestClass]
public sealed partial class RuntimeWordsTests
{
    private static readonly string[] WorkflowEnds = ["COMPLETED", "FAILED", "TIMEOUT", "CANCELLED", "LOST"];

    // For those who change Sflow.
    private static readonly string[] OfTests = ["SFLOW_TEST_BASH", "SFLOW_TRIALS"];

    [TestMethod]
    public void EveryWordOfAScriptIsAFunctionOfTheRuntime()
    {
        var defined = Words().ToHashSet();
        var unknown = Scripts().SelectMany(script => UsedWords(script)).Distinct().Where(word => !defined.Contains(word));
        Assert.AreEqual("", string.Join(", ", unknown));
    }

    [TestMethod]
    public void EveryWordOfTheRuntimeIsUsedByAScenario()
    {
        var used = Scripts().SelectMany(script => UsedWords(script)).ToHashSet();
        Assert.AreEqual("", string.Join(", ", Words().Where(word => !used.Contains(word))));
    }

    [TestMethod]
    public void EveryTokenOfAScriptIsAReferenceOfTheRuntime()
    {
        var known = RuntimeTokens();
        var unknown = Scripts()
            .SelectMany(script => Tokens().Matches(WorkflowOf(script)).Select(match => Key(match.Groups["key"].Value)))
            .Distinct()
            .Where(key => !known.Contains(key))
            // Texts of the scenarios that only look like tokens.
            .Except(["x"]);
        Assert.AreEqual("", string.Join(", ", unknown));
    }

    [TestMethod]
    public void EveryReferenceOfTheRuntimeIsATokenOfAScenario()
    {
        var used = Scripts()
            .SelectMany(script => Tokens().Matches(WorkflowOf(script)).Select(match => Key(match.Groups["key"].Value)))
            .ToHashSet();
        Assert.AreEqual("", string.Join(", ", RuntimeTokens().Where(key => !used.Contains(key))));
        // The classes of references and the tokens of the runtime: one of each.
        var classes = typeof(RuntimeReference).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(RuntimeReference)));
        Assert.AreEqual(RuntimeTokens().Count, classes, "a kind of reference is unknown to the runtime, or the other way round");
    }

    [TestMethod]
    public void AProbeIsSaidAsTheRuntimeReadsIt()
    {
        var kinds = new[] { "tcp_port", "http_get", "http_post", "log_watch" };
        var reader = File.ReadAllText(Path.Combine(RuntimeFolder, "35-probes.sh")) + RuntimeSource.Text;
        foreach (var script in Scripts())
        {
            foreach (Match line in ProbeLines().Matches(WorkflowOf(script)))
            {
                Assert.Contains(line.Groups["kind"].Value, kinds);
                foreach (Match key in ProbeKeys().Matches(line.Groups["rest"].Value))
                    StringAssert.Matches(reader, new Regex($@"(^|[\s|(]){key.Groups["key"].Value}(=|\)| \|)", RegexOptions.Multiline));
            }
        }
    }

    [TestMethod]
    public void EveryVariableOfSflowIsInTheDocuments()
    {
        var documents = Document("runtime.md") + Document("language.md");
        var documented = Names().Matches(documents).Select(match => match.Value).ToHashSet();
        var ofRuntime = Names().Matches(RuntimeCode()).Select(match => match.Value);
        var ofCompiler = Names().Matches(CompilerTexts()).Select(match => match.Value);
        var known = ofRuntime.Concat(ofCompiler).ToHashSet();
        Assert.AreEqual("", string.Join(", ", known.Except(documented)), "not in docs/runtime.md or docs/language.md");
        Assert.AreEqual("", string.Join(", ", documented.Except(known).Except(OfTests)), "in the documents and nowhere else");
    }

    [TestMethod]
    public void AContainerIsGivenTheVariablesThatTheRuntimeSets()
    {
        var set = SetByRuntime().Matches(RuntimeCode()).Select(match => match.Groups["name"].Value).Distinct().Order();
        var docker = Scripts().Single(script => script.Contains("good-docker-with-gpus", StringComparison.Ordinal));
        var given = PassedToDocker().Match(WorkflowOf(docker)).Groups["name"].Captures.Select(name => name.Value).ToList();
        string[] ofPlan = ["SFLOW_TASK_ASSIGNED_NODE_NAMES", "SFLOW_TASK_ASSIGNED_NODE_IPS", "SFLOW_REPLICA_INDEX"];
        Assert.AreEqual(
            string.Join(' ', set),
            string.Join(' ', given.Where(name => Names().IsMatch(name)).Except(ofPlan).Distinct().Order())
        );
        Assert.AreEqual("", string.Join(' ', ofPlan.Except(given)), "what the plan sets is passed, too");
    }

    [TestMethod]
    public void TheStatesOfTasksAreThoseOfTheDocuments()
    {
        var entered = EnteredStates().Matches(RuntimeCode()).Select(match => match.Groups["state"].Value).ToHashSet();
        var section = Section(Document("runtime.md"), "## States of a task").Split("\n\n")[0];
        var documented = States().Matches(section.Split("A task without an event")[0]).Select(match => match.Value).ToHashSet();
        Assert.AreEqual(string.Join(' ', documented.Order()), string.Join(' ', entered.Order()));
    }

    [TestMethod]
    public void TheEndsOfAWorkflowAreThoseOfTheDocumentsAndOfTheHost()
    {
        var last = Document("runtime.md").Split('\n').Single(line => line.StartsWith("| last |", StringComparison.Ordinal));
        var documented = States().Matches(last).Select(match => match.Value).Append("LOST").ToList();
        CollectionAssert.AreEquivalent(WorkflowEnds, documented);
        StringAssert.Contains(Document("runtime.md"), "`workflow`: `LOST`");

        CollectionAssert.AreEquivalent(
            WorkflowEnds.ToArray(),
            Sflow.Runs.RunSummary.EndStates.ToArray(),
            "the host reads each end in the record"
        );
        StringAssert.Contains(RuntimeSource.Text, $"\\\"workflow\\\":\\\"({string.Join('|', WorkflowEnds)})\\\"", "so does a resumed run");

        foreach (var end in WorkflowEnds)
            Assert.AreEqual(end != "COMPLETED", Sflow.Runs.JobState.IsFailure(end), end);
    }

    [TestMethod]
    [DataRow(Sflow.Runs.RunFolderName.Parent)]
    [DataRow(Sflow.Runs.RunFolderName.Record)]
    [DataRow(Sflow.Runs.RunFolderName.Script)]
    public void AFileOfTheRunFolderHasOneName(string name)
    {
        StringAssert.Contains(RuntimeSource.Text, name);
        StringAssert.Contains(Document("runtime.md"), name);
    }

    [TestMethod]
    public void TheCacheOfArtifactsIsWhereTheDocumentsSay()
    {
        var script = Scripts().Single(path => path.Contains("good-artifacts-of-every-scheme", StringComparison.Ordinal));
        StringAssert.Contains(WorkflowOf(script), "__SFLOW_WORKSPACE_DIR__/.sflow_cache/artifacts/http_");
        StringAssert.Contains(Document("language.md"), "`.sflow_cache/artifacts/http_…` in the workspace");
    }

    private static string RuntimeFolder => Repository.PathOf("src", "Sflow.Core", "Generation", "Sbatch", "Runtime");

    private static string Document(string name) => File.ReadAllText(Repository.PathOf("docs", name));

    private static string Section(string document, string heading) =>
        document[document.IndexOf(heading, StringComparison.Ordinal)..][heading.Length..].TrimStart();

    private static IEnumerable<string> Scripts() =>
        Scenario.All.Select(scenario => Path.Combine(scenario.Baseline, "job.sh")).Where(File.Exists);

    // The body of workflow(), which is what the runtime reads.
    private static string WorkflowOf(string script)
    {
        var text = File.ReadAllText(script);
        var start = text.IndexOf("workflow() {\n", StringComparison.Ordinal) + "workflow() {\n".Length;
        return text[start..text.IndexOf("\n}\n", start, StringComparison.Ordinal)];
    }

    // The words themselves, without the texts behind them.
    private static IEnumerable<string> UsedWords(string script) =>
        FirstWords()
            .Matches(QuotedTexts().Replace(Heredocs().Replace(WorkflowOf(script), "\n"), "''"))
            .Select(match => match.Groups["word"].Value);

    private static List<string> Words() =>
        [
            .. WordFunctions()
                .Matches(File.ReadAllText(Path.Combine(RuntimeFolder, "10-words.sh")))
                .Select(match => match.Groups["word"].Value),
        ];

    private static HashSet<string> RuntimeTokens() =>
        [.. TokenKeys().Matches(RuntimeCode()).Select(match => match.Groups["key"].Value.Replace("${n}", "#").Replace("$1", "*"))];

    private static string Key(string token) =>
        token.StartsWith("MOUNT_", StringComparison.Ordinal) ? "MOUNT_*" : Numbers().Replace(token, "#");

    // Without comments and the words of messages.
    private static string RuntimeCode() =>
        string.Join('\n', RuntimeSource.Text.Split('\n').Where(line => !line.TrimStart().StartsWith('#')));

    private static string CompilerTexts() =>
        string.Join(
            '\n',
            Directory
                .GetFiles(Repository.PathOf("src", "Sflow.Core"), "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .SelectMany(file => Texts().Matches(File.ReadAllText(file)))
                .Select(match => match.Value)
                .Where(text => text != "\"SFLOW_EOT\"")
        );

    [GeneratedRegex(@"^(?<word>[a-z]\w*)\(\) \{", RegexOptions.Multiline)]
    private static partial Regex WordFunctions();

    [GeneratedRegex(@"^ *(?<word>[a-z_]\w*)", RegexOptions.Multiline)]
    private static partial Regex FirstWords();

    [GeneratedRegex(@"<<'(?<end>SFLOW_EOT_*)'\n(.*?\n)?\k<end>\n", RegexOptions.Singleline)]
    private static partial Regex Heredocs();

    [GeneratedRegex(@"\\'|\$'(?:[^'\\]|\\.)*'|'[^']*'", RegexOptions.Singleline)]
    private static partial Regex QuotedTexts();

    [GeneratedRegex(@"__SFLOW\d*_(?<key>[A-Za-z0-9]\w*?)__")]
    private static partial Regex Tokens();

    [GeneratedRegex(@"_SF_TOKEN\[(?<key>[A-Z][A-Za-z0-9_${}]*)\]=\$")]
    private static partial Regex TokenKeys();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^  (ready|fail)_when (?<kind>\w+) (?<rest>.*)$", RegexOptions.Multiline)]
    private static partial Regex ProbeLines();

    [GeneratedRegex(@"(?:^| )(?<key>[a-z]+)=(?:'[^']*'(?:\\'')?)*[^' ]*")]
    private static partial Regex ProbeKeys();

    [GeneratedRegex(@"(?<![A-Za-z_])SFLOW_[A-Z][A-Z_]*[A-Z]")]
    private static partial Regex Names();

    [GeneratedRegex("\"SFLOW_[A-Z_]+\"")]
    private static partial Regex Texts();

    [GeneratedRegex("\"(?<name>SFLOW_[A-Z_]+)=\\$")]
    private static partial Regex SetByRuntime();

    [GeneratedRegex(@"launch docker run (?:.*?-e (?<name>\w+))+")]
    private static partial Regex PassedToDocker();

    [GeneratedRegex(@"_sf_enter ""\$(?:id|1)"" (?<state>[A-Z]+)")]
    private static partial Regex EnteredStates();

    [GeneratedRegex(@"(?<=`)[A-Z]{4,}(?=`)")]
    private static partial Regex States();
}
