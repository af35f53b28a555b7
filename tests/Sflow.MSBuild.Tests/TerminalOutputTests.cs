using System.Text.RegularExpressions;
using Sflow.Hosting.Processes;

namespace Sflow.MSBuild.Tests;

/// <summary>What a person sees on a terminal, where MSBuild's logger shows one line of a project, and in a pipe.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "The stand-ins for Slurm are bash scripts.")]
public sealed partial class TerminalOutputTests
{
    [TestMethod]
    [DataRow(80, 24)]
    [DataRow(200, 50)]
    public void TheSummaryAndThePathOfAllLinesReachTheTerminal(int columns, int lines)
    {
        using var project = SubmissionProject.Make();
        var slurm = SubmissionProject.StandIns(project);
        project.Build();

        var submitted = OnTerminal(project, slurm, "SubmitSweep", columns, lines);
        StringAssert.Contains(submitted, "2 rows: 2 PENDING; all lines: ", submitted);
        StringAssert.Contains(submitted, "obj/Debug/sflow/submit.txt", submitted);
        var status = OnTerminal(project, slurm, "SweepStatus", columns, lines);
        StringAssert.Contains(status, "2 rows: 2 PENDING; all lines: ", status);
        StringAssert.Contains(status, "obj/Debug/sflow/status.txt", status);
        var all = File.ReadAllText(Path.Combine(project.Folder, "obj", "Debug", "sflow", "status.txt"));
        StringAssert.Contains(all, "1_001  PENDING  job ");
        StringAssert.Contains(all, "2_002  PENDING  job ");
    }

    [TestMethod]
    public void APipeShowsEveryRow()
    {
        using var project = SubmissionProject.Make();
        var slurm = SubmissionProject.StandIns(project);
        project.Build();
        var start = Dotnet.Start(project.Folder, ["msbuild", "Job.proj", "-t:SubmitSweep", "-nr:false"], slurm.Environment);
        var submitted = Dotnet.Run(start).Text;
        StringAssert.Contains(submitted, "Job -> jobs: '1_001' is job ");
        StringAssert.Contains(submitted, "Job -> jobs: '2_002' is job ");
        start = Dotnet.Start(project.Folder, ["msbuild", "Job.proj", "-t:SweepStatus", "-nr:false"], slurm.Environment);
        var status = Dotnet.Run(start).Text;
        StringAssert.Contains(status, "Job -> jobs: 1_001  PENDING  job ");
        StringAssert.Contains(status, "Job -> jobs: 2_002  PENDING  job ");
        StringAssert.Contains(status, "Job -> 2 rows: 2 PENDING; all lines: ");
    }

    // script(1) gives the command a terminal. The text is what is left without the sequences that move the cursor and set colours.
    private static string OnTerminal(TestProject project, SlurmStandIns slurm, string target, int columns, int lines)
    {
        var environment = slurm.Environment.Append(new("TERM", "xterm-256color")).Append(new("DOTNET_CLI_UI_LANGUAGE", "en"));
        var answer = ProcessRunner.Run(
            "script",
            ["-qec", $"stty cols {columns} rows {lines}; dotnet msbuild Job.proj -t:{target} -nr:false", "/dev/null"],
            project.Folder,
            TimeSpan.FromMinutes(5),
            environment: environment,
            without: name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        );
        Assert.AreEqual(0, answer.ExitCode, answer.Output + answer.Error);
        StringAssert.Contains(answer.Output, "\x1b[", "this is not a terminal for MSBuild");
        return Sequence()
            .Replace(answer.Output, "")
            .Replace("\r", "", StringComparison.Ordinal)
            .Replace("\n", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\x1b(\[[0-9;?]*[A-Za-z]|\][^\x07\x1b]*(\x07|\x1b\\))")]
    private static partial Regex Sequence();
}
