namespace Sflow.MSBuild.Tests;

[TestClass]
public sealed class PackageTests
{
    private const string Modules = """<ItemGroup><SflowModule Include="base.yaml;a.yaml" /></ItemGroup>""";
    private static readonly string[] Scripts = ["Job.plan.json", "Job.sh", "Job.yaml"];

    [TestMethod]
    public void ThePackageHoldsTheTasksAndLeaksNothing()
    {
        var (files, nuspec) = PackedPackage.Shared.Content("Sflow.MSBuild");
        string[] expected =
        [
            "tasks/netstandard2.0/Sflow.MSBuild.dll",
            "tasks/netstandard2.0/Sflow.Core.dll",
            "tasks/netstandard2.0/Sflow.Hosting.dll",
            "tasks/netstandard2.0/Sflow.Runs.dll",
            "tasks/netstandard2.0/Sflow.MSBuild.deps.json",
            "tasks/netstandard2.0/YamlDotNet.dll",
            "build/Sflow.MSBuild.props",
            "build/Sflow.MSBuild.targets",
            "build/Sflow.NoCode.props",
            "buildTransitive/Sflow.MSBuild.targets",
            "buildMultiTargeting/Sflow.MSBuild.targets",
            "build/Sflow.Design.targets",
            "build/Rules/SflowProperties.xaml",
            "Sdk/Sdk.props",
            "Sdk/Sdk.targets",
            "README.md",
            "icon.png",
            "schemas/sflow.schema.json",
            "docs/msbuild.md",
            "docs/diagnostics/SFLOW1701.md",
            "docs/guides/first-sweep.md",
        ];
        CollectionAssert.IsSubsetOf(expected, files, string.Join("\n", files));
        Assert.IsFalse(
            files.Any(f =>
                f.StartsWith("lib/", StringComparison.Ordinal) || f.EndsWith("/Microsoft.Build.Framework.dll", StringComparison.Ordinal)
            ),
            string.Join("\n", files)
        );
        foreach (
            var part in new[]
            {
                "<license type=\"expression\">Apache-2.0",
                "<packageType name=\"MSBuildSdk\"",
                "<packageType name=\"Dependency\"",
                "<developmentDependency>true",
                "<readme>README.md",
                "<icon>icon.png",
                "<releaseNotes>",
                "<copyright>",
            }
        )
            StringAssert.Contains(nuspec, part);
        Assert.IsFalse(nuspec.Contains("<dependency ", StringComparison.Ordinal), nuspec);
    }

    [TestMethod]
    public void SymbolsLieInAPackageOfTheirOwn()
    {
        var (files, nuspec) = PackedPackage.Shared.Content("Sflow.MSBuild", "snupkg");
        CollectionAssert.AreEqual(
            new[] { "Core", "Hosting", "MSBuild", "Pictures", "Runs" }.Select(name => $"tasks/netstandard2.0/Sflow.{name}.pdb").ToArray(),
            files.Where(f => f.EndsWith(".pdb", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray()
        );
        StringAssert.Contains(nuspec, "<packageType name=\"SymbolsPackage\"");
        Assert.IsFalse(PackedPackage.Shared.Content("Sflow.MSBuild").Files.Any(f => f.EndsWith(".pdb", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("Sflow.MSBuild")]
    [DataRow("Sflow.Templates")]
    public void ThePackageHasAPageThatNamesItsVersion(string package)
    {
        var page = PackedPackage.Shared.Text(package, "README.md");
        StringAssert.StartsWith(page, "# " + package + "\n");
        Assert.IsFalse(System.Text.RegularExpressions.Regex.IsMatch(page, @"\$\w+\$"), "nothing is left to fill in");
        if (package == "Sflow.MSBuild")
            StringAssert.Contains(page, $"Sdk=\"Sflow.MSBuild/{PackedPackage.Version}\"");
        using var zip = System.IO.Compression.ZipFile.OpenRead(PackedPackage.Shared.FileOf(package));
        using var icon = zip.GetEntry("icon.png")!.Open();
        var header = new byte[24];
        icon.ReadExactly(header);
        Assert.AreEqual(
            "89504E470D0A1A0A 00000080 00000080",
            $"{Convert.ToHexString(header[..8])} {Convert.ToHexString(header[16..20])} {Convert.ToHexString(header[20..])}",
            "a PNG of 128 by 128"
        );
    }

    [TestMethod]
    [DataRow("Sflow.MSBuild", "nupkg snupkg")]
    [DataRow("Sflow.Templates", "nupkg")]
    public void PackedAgainItIsTheSame(string package, string extensions)
    {
        var folder = Directory.CreateTempSubdirectory("sflow-again").FullName;
        try
        {
            PackedPackage.Pack(package, folder);
            foreach (var extension in extensions.Split(' '))
                CollectionAssert.AreEqual(
                    File.ReadAllBytes(PackedPackage.Shared.FileOf(package, extension)),
                    File.ReadAllBytes(Path.Combine(folder, $"{package}.{PackedPackage.Version}.{extension}")),
                    extension
                );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    public void AProjectSdkNeedsNothingElse()
    {
        using var project = Project("Job.proj", $"<Project Sdk=\"Sflow.MSBuild/{PackedPackage.Version}\">{Modules}</Project>");
        var first = project.Build();
        CollectionAssert.AreEqual(Scripts, project.Outputs.ToArray(), first.Text);
        CollectionAssert.AreEquivalent(
            Scripts.Append("Job.sflow.json").ToArray(),
            Directory
                .GetFiles(Path.Combine(project.Folder, "bin"), "*", SearchOption.AllDirectories)
                .Select(f => Path.GetFileName(f))
                .ToArray(),
            "a project without code makes no assembly"
        );
        Assert.IsFalse(project.Build().Compiled);
        Assert.AreEqual(0, project.Run(["-question"]).ExitCode);
        project.Build("-t:Clean", "-graph");
        Assert.IsEmpty(project.Outputs);
    }

    [TestMethod]
    public void AReferenceServesAProjectWithoutCode()
    {
        using var project = Project("Job.csproj", CSharp("<TargetFramework>net10.0</TargetFramework>"));
        project.Build();
        CollectionAssert.AreEquivalent(
            Scripts.Append("Job.sflow.json").ToArray(),
            Directory.GetFiles(Path.Combine(project.Folder, "bin", "Debug", "net10.0", "sflow")).Select(f => Path.GetFileName(f)).ToArray()
        );
    }

    [TestMethod]
    public void AReferenceServesAProjectWithCodeAndWhatRefersToIt()
    {
        using var project = Project("Job.csproj", CSharp("<TargetFramework>net10.0</TargetFramework>"));
        project.Write("Code.cs", "public static class Code { public static int Answer => 42; }");
        project.Write(
            "user/User.csproj",
            """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>"""
                + """<ItemGroup><ProjectReference Include="../Job.csproj" /></ItemGroup></Project>"""
        );
        project.Write("user/User.cs", "public static class User { public static int Answer => Code.Answer; }");
        project.Write(
            "Directory.Build.props",
            "<Project><PropertyGroup><EnableDefaultCompileItems Condition=\"'$(MSBuildProjectName)' == "
                + "'Job'\">false</EnableDefaultCompileItems></PropertyGroup></Project>"
        );
        project.Write(
            "Directory.Build.targets",
            "<Project><ItemGroup Condition=\"'$(MSBuildProjectName)' == 'Job'\"><Compile Include=\"Code.cs\" /></ItemGroup></Project>"
        );
        var answer = project.Run(["user/User.csproj"], project: false);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        var output = Path.Combine(project.Folder, "bin", "Debug", "net10.0");
        Assert.IsTrue(File.Exists(Path.Combine(output, "Job.dll")) && File.Exists(Path.Combine(output, "sflow", "Job.sh")), answer.Text);
        var user = Directory
            .GetFiles(Path.Combine(project.Folder, "user", "bin"), "*", SearchOption.AllDirectories)
            .Select(Path.GetFileName)
            .ToList();
        Assert.IsFalse(
            user.Any(f => f!.StartsWith("Sflow", StringComparison.Ordinal) || f.StartsWith("Yaml", StringComparison.Ordinal)),
            "nothing of the package reaches who refers to the project"
        );
    }

    [TestMethod]
    public void SeveralFrameworksMakeTheScriptsOnce()
    {
        using var project = Project("Job.csproj", CSharp("<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>"));
        project.Write("Code.cs", "public static class Code { }");
        var answer = project.Build();
        CollectionAssert.AreEqual(Scripts, project.Outputs.ToArray(), answer.Text);
        Assert.HasCount(1, Directory.GetFiles(project.Folder, "Job.sh", SearchOption.AllDirectories), answer.Text);
        Assert.HasCount(2, answer.Text.Split("Job.sh"), answer.Text);
        var second = project.Build();
        Assert.IsFalse(
            second.Text.Contains("Job.sh", StringComparison.Ordinal),
            $"made again, perhaps since a file is newer than the stamp:\n{second.Text}\n{FileTimes(project)}"
        );

        if (!OperatingSystem.IsWindows())
        {
            project.Write("base.yaml", Tests.Modules.OnSlurm);
            var slurm = new SlurmStandIns(project.Folder);
            slurm.Command("sbatch", "[[ $1 == --version ]] && exit; echo called >>\"$here/calls\"; echo 7");
            slurm.Command("squeue", "exit 0");
            slurm.Command("sacct", "exit 1");
            var submitted = project.Run(["-t:SubmitSweep"], slurm.Environment);
            Assert.AreEqual(0, submitted.ExitCode, submitted.Text);
            Assert.HasCount(1, slurm.Lines("calls"), submitted.Text);
        }

        project.Build("-t:Clean");
        Assert.IsEmpty(project.Outputs.Where(o => o is not "Job.results.csv").ToList(), "what was submitted is not forgotten");
    }

    private static string FileTimes(TestProject project) =>
        string.Join(
            "\n",
            Directory
                .GetFiles(project.Folder, "*", SearchOption.AllDirectories)
                .Select(f => $"{File.GetLastWriteTimeUtc(f):O} {Path.GetRelativePath(project.Folder, f)}")
                .Order(StringComparer.Ordinal)
        );

    private static string CSharp(string properties) =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>{properties}<NuGetAudit>false</NuGetAudit></PropertyGroup>
              <ItemGroup><PackageReference Include="Sflow.MSBuild" Version="{PackedPackage.Version}" /></ItemGroup>
              {Modules}
            </Project>
            """;

    private static TestProject Project(string file, string text)
    {
        var project = new TestProject(PackedPackage.Shared, file, text);
        project.Write("base.yaml", Tests.Modules.Base);
        project.Write("a.yaml", Tests.Modules.Task("a"));
        return project;
    }
}
