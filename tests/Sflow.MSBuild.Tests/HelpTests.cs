using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sflow.Hosting.Projects;

namespace Sflow.MSBuild.Tests;

/// <summary><c>-t:Help</c> shows everything that a project can write and run, wherever it is asked.</summary>
[TestClass]
public sealed partial class HelpTests
{
    [TestMethod]
    public void ItShowsEveryNameInAProjectWithErrors()
    {
        using var project = new TestProject("""<SflowModule Include="missing.yaml" /><SflowVariable Include="X" />""");
        var answer = Dotnet.Run(project.Folder, ["msbuild", "Job.proj", "-t:Help", "-nologo", "-tl:off", "-nr:false"], []);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        var names = TargetTable
            .All.Select(t => t.Name)
            .Concat(ProjectSchema.Properties.Select(p => p.Name))
            .Concat(ProjectSchema.Items.Select(i => i.Name))
            .Concat(ProjectSchema.Items.SelectMany(i => i.Metadata).Select(m => m.Name));
        foreach (var name in names)
            StringAssert.Matches(answer.Text, new Regex($@"^ +{name} +\S", RegexOptions.Multiline));
        StringAssert.Matches(
            answer.Text,
            new Regex(@"^ +SflowSubmit +the rows .*: missing, failed, .* several with \+ \[missing\]\r?$", RegexOptions.Multiline)
        );
        var file = FileOf(answer.Text);
        StringAssert.Contains(Regex.Replace(answer.Text, "(?m)^  ", ""), File.ReadAllText(file));
        project.Run(["-t:Clean"]);
        Assert.IsFalse(File.Exists(file), "Clean removes it");
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux, IgnoreMessage = "The terminal is util-linux's.")]
    public void ATerminalShowsWhereTheTextIs()
    {
        using var project = new TestProject("""<SflowModule Include="missing.yaml" />""");
        var answer = Terminal.Run(
            project.Folder,
            "dotnet msbuild Job.proj -t:Help\n",
            new Dictionary<string, string> { ["MSBUILDDISABLENODEREUSE"] = "1" }
        );
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        Assert.IsFalse(answer.Text.Contains("sbatch --partition", StringComparison.Ordinal), "the terminal logger is on: " + answer.Text);
        StringAssert.Contains(File.ReadAllText(FileOf(answer.Text)), "sbatch --partition");
    }

    [TestMethod]
    public void TheTableHasTheTargetsOfThePackage()
    {
        var targets = XElement
            .Load(Repository.PathOf("build", "Sflow.MSBuild.targets"))
            .Elements("Target")
            .Select(target => target.Attribute("Name")!.Value)
            .Where(name => !name.StartsWith('_') && !name.StartsWith("Sflow", StringComparison.Ordinal));
        var table = TargetTable.All.Select(target => target.Name).Except(["Build", "Clean", "Rebuild"]);
        Assert.AreEqual(string.Join(" ", targets.Order(StringComparer.Ordinal)), string.Join(" ", table.Order(StringComparer.Ordinal)));
    }

    private static string FileOf(string text) => Path().Match(text).Groups[1].Value;

    [GeneratedRegex(@"properties: (/.*help\.txt|[A-Z]:.*help\.txt)")]
    private static partial Regex Path();
}
