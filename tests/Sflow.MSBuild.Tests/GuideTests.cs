using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Sflow.MSBuild.Tests;

/// <summary>
/// Follows the guides: a block with a file's name behind its language is that file, a block <c>bash run</c> is run and succeeds, <c>bash fails</c> fails,
/// and each line of a <c>text</c> block is part of what the command before it said.
/// </summary>
[TestClass]
[DoNotParallelize]
public sealed partial class GuideTests
{
    private static readonly string Guides = Path.Combine(TestProject.Metadata("RepositoryFolder"), "docs", "guides");

    public static IEnumerable<object[]> All => Directory.GetFiles(Guides, "*.md").Order(StringComparer.Ordinal).Select(f => new object[] { Path.GetFileNameWithoutExtension(f) });

    [TestMethod]
    [DynamicData(nameof(All))]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "The commands of the guides are bash's.")]
    public void EveryStepWorksAsWritten(string guide)
    {
        using var reader = new TestProject(PackedPackage.Shared, "unused/unused.proj", "<Project />");
        var environment = MakeSlurm(reader);
        var (folder, said, steps) = (reader.Folder, "", 0);
        foreach (Match block in Block().Matches(File.ReadAllText(Path.Combine(Guides, guide + ".md"))))
        {
            var (language, rest, text) = (block.Groups[1].Value, block.Groups[2].Value, block.Groups[3].Value);
            if (language == "bash" && rest is "run" or "fails")
            {
                var state = Path.Combine(reader.Folder, "unused", "pwd");
                var answer = Run(folder, text + "pwd >" + $"'{state}'\n", environment);
                Assert.AreEqual(rest == "run", answer.ExitCode == 0, $"{text}\n{answer.Text}");
                said = answer.Text;
                folder = rest == "run" ? File.ReadAllText(state).TrimEnd('\n') : folder;
                steps++;
            }
            else if (language == "text")
            {
                foreach (var line in text.Split('\n').Where(l => l.Length > 0))
                    StringAssert.Contains(said.Replace(folder + "/", "", StringComparison.Ordinal), line);
            }
            else if (rest.Length > 0)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, rest))!);
                File.WriteAllText(Path.Combine(folder, rest), text);
            }
        }

        Assert.IsGreaterThan(0, steps);
    }

    [TestMethod]
    public void TheMatcherOfTheGuideMatchesFindings()
    {
        var block = Block().Matches(File.ReadAllText(Path.Combine(Guides, "ci.md"))).Single(b => b.Groups[1].Value == "json");
        var pattern = JsonNode.Parse(block.Groups[3].Value)!["problemMatcher"]![0]!["pattern"]![0]!;
        using var project = new TestProject("""<SflowModule Include="base.yaml;a (1).yaml" />""");
        project.Write("base.yaml", Modules.Base);
        project.Write("a (1).yaml", "variables: {LOST: {value: 1}}\n" + Modules.Task("a"));
        var line = project.Build().Text.Split('\n').First(l => l.Contains("SFLOW1226", StringComparison.Ordinal)).TrimEnd('\r');
        var match = Regex.Match(line, (string)pattern["regexp"]!);
        Assert.IsTrue(match.Success, line);
        string Of(string part) => match.Groups[(int)pattern[part]!].Value;
        Assert.AreEqual("a (1).yaml 1 13 warning SFLOW1226", $"{Path.GetFileName(Of("file"))} {Of("line")} {Of("column")} {Of("severity")} {Of("code")}");
        StringAssert.StartsWith(Of("message"), "Nothing in the workflow uses variable 'LOST'.");
        StringAssert.EndsWith(Of("message"), ".");
    }

    private static BuildAnswer Run(string folder, string script, Dictionary<string, string> environment)
    {
        var start = Dotnet.Start(folder, [], environment);
        start.FileName = "bash";
        foreach (var argument in new[] { "-euo", "pipefail", "-c", script })
            start.ArgumentList.Add(argument);
        return Dotnet.Run(start);
    }

    // A cluster that takes every job and has finished it at once.
    private static Dictionary<string, string> MakeSlurm(TestProject project)
    {
        var slurm = new SlurmStandIns(project);
        slurm.Command("sbatch", "[[ $* != *--test-only* ]] || exit 0; echo >>\"$here/jobs\"; wc -l <\"$here/jobs\" | tr -d ' '");
        slurm.Command("squeue", "[[ -e $here/jobs ]] || exit 0; for ((i = 1; i <= $(wc -l <\"$here/jobs\"); i++)); do echo \"$i|COMPLETED\"; done");
        slurm.Command("sacct", "exit 1");
        var home = Path.Combine(project.Folder, "home");
        return new Dictionary<string, string>(slurm.Environment)
        {
            ["NUGET_PACKAGES"] = PackedPackage.Shared.Cache,
            ["DOTNET_CLI_HOME"] = home,
            ["HOME"] = home,
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["MSBUILDTERMINALLOGGER"] = "off",
        };
    }

    [GeneratedRegex("^```([a-z]+)(?: ([^\n]+))?\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
