namespace Sflow.MSBuild.Tests;

/// <summary>
/// What MSBuild makes of warnings by a project's properties and a build's switches, it makes of Sflow's: in the build that compiles and in
/// those that find all up to date.
/// </summary>
[TestClass]
public sealed class WarningTests
{
    private const string Warning = "variables: {LOST: {value: 1}}\n";

    [TestMethod]
    [DataRow("", "warning")]
    [DataRow("<MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>", "error")]
    [DataRow("<MSBuildWarningsAsErrors>SFLOW1226</MSBuildWarningsAsErrors>", "error")]
    [DataRow("<WarningsAsErrors>$(WarningsAsErrors);SFLOW1226</WarningsAsErrors>", "error")]
    [DataRow("<WarningsAsErrors>SFLOW1227</WarningsAsErrors>", "warning")]
    [DataRow("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", "warning")]
    [DataRow(
        "<MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors><MSBuildWarningsNotAsErrors>SFLOW1226</MSBuil"
            + "dWarningsNotAsErrors>",
        "warning"
    )]
    [DataRow(
        "<MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors><WarningsNotAsErrors>SFLOW1226</WarningsNotAsErrors>",
        "warning"
    )]
    [DataRow("<MSBuildWarningsAsMessages>SFLOW1226</MSBuildWarningsAsMessages>", "")]
    [DataRow("<NoWarn>$(NoWarn);SFLOW1226</NoWarn>", "")]
    [DataRow("<MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors><NoWarn>SFLOW1226</NoWarn>", "")]
    public void APropertyOfTheProjectSaysWhatAWarningIs(string properties, string expected)
    {
        using var project = Project(Sdk(properties));
        AssertTwice(project, expected);
    }

    [TestMethod]
    [DataRow("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", "-m", "warning")]
    [DataRow(
        "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>",
        "-m",
        "error"
    )]
    [DataRow("", "-warnaserror", "error")]
    public void SoItIsInAProjectWithCode(string properties, string switches, string expected)
    {
        using var project = Project(CSharp(properties), "Job.csproj");
        AssertTwice(project, expected, switches);
    }

    [TestMethod]
    [DataRow("-warnaserror", "error")]
    [DataRow("-warnaserror:SFLOW1226", "error")]
    [DataRow("-warnaserror:SFLOW1227", "warning")]
    [DataRow("-warnaserror -warnnotaserror:SFLOW1226", "warning")]
    [DataRow("-nowarn:SFLOW1226", "")]
    public void ASwitchOfTheBuildSaysWhatAWarningIs(string switches, string expected)
    {
        using var project = Project(Sdk(""));
        AssertTwice(project, expected, switches.Split(' '));
        Assert.HasCount(1, project.Build().Diagnostics, "what one build's switch says is not remembered");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "The stand-ins for Slurm are bash scripts.")]
    [DataRow("Job.proj", "-warnaserror")]
    [DataRow("Job.csproj", "-warnaserror:SFLOW1226")]
    [DataRow("Job.csproj", "-p:MSBuildTreatWarningsAsErrors=true")]
    public void NothingIsSubmittedOfABuildThatAWarningFailed(string file, string switches)
    {
        using var project = Project(Sdk(""), file);
        project.Write("base.yaml", Modules.OnSlurm);
        var slurm = SubmissionProject.StandIns(project);
        for (var build = 1; build <= 2; build++)
        {
            var failed = project.Run(["-t:SubmitSweep", switches], slurm.Environment);
            Assert.AreNotEqual(0, failed.ExitCode, failed.Text);
            Assert.IsEmpty(slurm.Lines("calls"), $"build {build}: {failed.Text}");
        }

        var answer = project.Run(["-t:SubmitSweep"], slurm.Environment);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        Assert.HasCount(1, slurm.Lines("calls"));
    }

    private static void AssertTwice(TestProject project, string expected, params string[] switches)
    {
        for (var build = 1; build <= 2; build++)
        {
            var answer = project.Run(switches);
            Assert.AreEqual(expected == "error", answer.ExitCode != 0, $"build {build}: {answer.Text}");
            Assert.HasCount(expected.Length > 0 ? 1 : 0, answer.Diagnostics, $"build {build}: {answer.Text}");
            if (expected.Length > 0)
                StringAssert.StartsWith(
                    answer.Diagnostics[0],
                    Path.Combine(project.Folder, "a.yaml") + $"(1,13): {expected} SFLOW1226: ",
                    $"build {build}"
                );
        }
    }

    private static string Sdk(string properties) =>
        $"""
            <Project Sdk="Sflow.MSBuild/{PackedPackage.Version}">
              <PropertyGroup>{properties}</PropertyGroup>
              <ItemGroup><SflowModule Include="base.yaml;a.yaml" /></ItemGroup>
            </Project>
            """;

    private static string CSharp(string properties) =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit>{properties}</PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Sflow.MSBuild" Version="{PackedPackage.Version}" />
                <SflowModule Include="base.yaml;a.yaml" />
              </ItemGroup>
            </Project>
            """;

    private static TestProject Project(string text, string file = "Job.proj")
    {
        var project = new TestProject(PackedPackage.Shared, file, text);
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", Warning + Modules.Task("a"));
        return project;
    }
}
