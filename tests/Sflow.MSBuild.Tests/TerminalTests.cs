using System.Text.RegularExpressions;

namespace Sflow.MSBuild.Tests;

/// <summary>What a person sees on a terminal, where MSBuild shows one line of a project, and in a log.</summary>
[TestClass]
public sealed class TerminalTests
{
    private const int Rows = 60;

    [TestMethod]
    [DataRow(80, 24)]
    [DataRow(200, 50)]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "script(1) makes the terminal")]
    public void TheOneLineSaysWhatWasMadeAndWhereTheRestIs(int columns, int lines)
    {
        using var project = Project();
        project.Build("-t:Restore");
        var build = OnTerminal(project, columns, lines, "build Job.proj --no-restore");
        StringAssert.Contains(build, "→ 60 rows: scripts in bin/Debug/sflow/jobs/");
        var plan = OnTerminal(project, columns, lines, "msbuild Job.proj -t:Plan");
        StringAssert.Contains(plan, "→ 60 rows; plans in obj/Debug/sflow/plan.txt");
        Assert.HasCount(
            Rows,
            Regex.Matches(File.ReadAllText(Path.Combine(project.Folder, "obj/Debug/sflow/plan.txt")), "Workflow small: 1 task")
        );

        project.Write("a.yaml", Modules.Task("a") + "ERROR: 1\n");
        StringAssert.Contains(OnTerminal(project, columns, lines, "build Job.proj --no-restore"), "is explained in");
    }

    [TestMethod]
    public void ALogGetsFiftyLinesAndTheNumberOfTheOthers()
    {
        using var project = Project();
        var text = project.Build("-t:Plan").Text.Split('\n').Select(line => line.Trim()).ToList();
        Assert.AreEqual(
            "Job -> 60 rows; plans in obj/Debug/sflow/plan.txt",
            text.Last(line => line.StartsWith("Job -> ", StringComparison.Ordinal))
        );
        var hidden = Regex.Match(string.Join("\n", text), @"^(\d+) more lines in obj/Debug/sflow/plan.txt$", RegexOptions.Multiline);
        Assert.IsTrue(hidden.Success);
        var all = File.ReadAllLines(Path.Combine(project.Folder, "obj/Debug/sflow/plan.txt"));
        Assert.AreEqual(all.Length - 50, int.Parse(hidden.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux, IgnoreMessage = "no folder can be made in /proc")]
    public void AnOutputFolderThatCannotBeWrittenIsSaidOnce()
    {
        using var project = Project();
        foreach (var target in new[] { "Build", "Plan" })
        {
            var error = project.Fail("-t:" + target, "-p:SflowOutputPath=/proc/nope/").Errors.Single();
            StringAssert.Contains(error, "error SFLOW1644: The output folder '/proc/nope/' can't be written: ");
        }
    }

    private static string OnTerminal(TestProject project, int columns, int lines, string command)
    {
        var start = Dotnet.Start(project.Folder, [], new Dictionary<string, string> { ["TERM"] = "xterm-256color", ["NO_COLOR"] = "" });
        start.FileName = "script";
        foreach (var argument in new[] { "-qec", $"stty cols {columns} rows {lines}; dotnet {command} -nr:false", "/dev/null" })
            start.ArgumentList.Add(argument);
        start.Environment.Remove("CI");
        start.Environment.Remove("GITHUB_ACTIONS");
        start.Environment.Remove("TF_BUILD");
        return Regex.Replace(Dotnet.Run(start).Text, @"\x1b(\[[0-9;?]*[A-Za-z]|\][^\x07\x1b]*(\x07|\x1b\\))", "");
    }

    private static TestProject Project()
    {
        var project = new TestProject("""<SflowModule Include="base.yaml;a.yaml" /><SflowSweep Include="jobs.csv" />""");
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", Modules.Task("a"));
        project.Write("jobs.csv", "TP\n" + string.Concat(Enumerable.Range(1, Rows).Select(i => i + "\n")));
        return project;
    }
}
