using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sflow.Hosting.Processes;

namespace Sflow.MSBuild.Tests;

/// <summary>The templates of the packed file, installed where only these tests look, and what they make, built from the feed.</summary>
[TestClass]
[DoNotParallelize]
public sealed class TemplateTests
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("sflow templates").FullName;

    [ClassInitialize]
    public static void Install(TestContext context)
    {
        File.WriteAllText(Path.Combine(Folder, "nuget.config"), PackedPackage.Shared.NuGetConfig);
        New("install", PackedPackage.Shared.FileOf("Sflow.Templates"));
    }

    [ClassCleanup]
    public static void Remove() => Directory.Delete(Folder, recursive: true);

    [TestMethod]
    public void TheyAreListedWithWhatTheyAre()
    {
        var list = New("list", "sflow", "--columns-all").Text;
        foreach (
            var (name, shortName, type) in new[]
            {
                ("Sflow workflow", "sflow-workflow", "project"),
                ("Sflow sweep", "sflow-sweep", "project"),
                ("Sflow module", "sflow-module", "item"),
                ("Sflow config", "sflow-config", "item"),
            }
        )
            StringAssert.Matches(
                list,
                new Regex($@"^{name} +{shortName} +YAML +{type} +Sflow developers +Slurm/HPC/Workflow", RegexOptions.Multiline)
            );
        var help = New("sflow-module", "--help").Text;
        foreach (
            var word in new[]
            {
                "--kind",
                "slurm",
                "local",
                "service",
                "server",
                "benchmark",
                "--partition",
                "--account",
                "Add it to the project as an SflowModule",
            }
        )
            StringAssert.Contains(help, word);
    }

    [TestMethod]
    [DataRow("sflow-workflow", "slurm", "Made.sh")]
    [DataRow("sflow-workflow", "local", "Made.sh")]
    [DataRow("sflow-sweep", "slurm", "jobs/four-servers_003.sh jobs/many-rounds_004.sh jobs/one-server_001.sh jobs/two-servers_002.sh")]
    [DataRow("sflow-sweep", "local", "jobs/four-servers_003.sh jobs/many-rounds_004.sh jobs/one-server_001.sh jobs/two-servers_002.sh")]
    public void AProjectBuildsItsScripts(string template, string site, string expected)
    {
        var project = Path.Combine(Folder, template + "-" + site);
        New(template, "-n", "Made", "-o", project, "--site", site, "--partition", "batch", "--account", "Q&A <team>");
        StringAssert.Contains(File.ReadAllText(Path.Combine(project, "Made.proj")), $"Sdk=\"Sflow.MSBuild/{PackedPackage.Version}\"");
        Assert.IsFalse(
            Directory.GetFiles(project).Any(f => Path.GetFileName(f) is "slurm.yaml" or "local.yaml"),
            "the site that was chosen is site.yaml"
        );

        var answer = Dotnet.Run(project, ["build", "-tl:off", "-nr:false"], Environment);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        Assert.IsEmpty(answer.Diagnostics, answer.Text);
        var output = Path.Combine(project, "bin", "Debug", "sflow");
        var scripts = Directory.GetFiles(output, "*.sh", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        Assert.AreEqual(expected, string.Join(" ", scripts.Select(s => Path.GetRelativePath(output, s).Replace('\\', '/'))));
        foreach (var script in scripts)
        {
            var text = File.ReadAllText(script);
            Assert.AreEqual(site == "slurm", text.Contains("\n#SBATCH --partition=batch\n", StringComparison.Ordinal), script);
            Assert.AreEqual(site == "slurm", text.Contains("\n#SBATCH --account=\"Q&A <team>\"\n", StringComparison.Ordinal), script);
            if (OperatingSystem.IsWindows())
                continue;
            var check = ProcessRunner.Run("bash", ["-n", script], project, TimeSpan.FromMinutes(1));
            Assert.AreEqual(0, check.ExitCode, check.Error);
            if (site == "local" && template == "sflow-workflow")
                Assert.AreEqual(0, ProcessRunner.Run("bash", [script], project, TimeSpan.FromMinutes(2)).ExitCode, "and it runs");
        }
    }

    [TestMethod]
    [DataRow("slurm")]
    [DataRow("local")]
    [DataRow("service")]
    [DataRow("server")]
    [DataRow("benchmark")]
    public void AModuleIsWhatTheProjectsHave(string kind)
    {
        var folder = Path.Combine(Folder, "module-" + kind);
        New("sflow-module", "--kind", kind, "-n", "mine", "-o", folder);
        Assert.AreEqual("mine.yaml", Path.GetFileName(Directory.GetFiles(folder).Single()));
        var expected = File.ReadAllText(
            Path.Combine(TestProject.Metadata("RepositoryFolder"), "src", "Sflow.Templates", "modules", kind + ".yaml")
        );
        Assert.AreEqual(
            expected.Replace("SITE_PARTITION", "gpu").Replace("SITE_ACCOUNT", "my-account"),
            File.ReadAllText(Path.Combine(folder, "mine.yaml"))
        );
    }

    [TestMethod]
    [DataRow("sflow-workflow", "my jobs", "my_jobs.sh", "my_jobs")]
    [DataRow("sflow-workflow", "größe", "gr_e.sh", "gr_e")]
    [DataRow("sflow-workflow", ".a&b", "_.a_b.sh", "_.a_b")]
    [DataRow("sflow-sweep", "my jobs", "jobs/one-server_001.sh", "my_jobs")]
    public void AnyNameGivesAProjectThatBuilds(string template, string name, string script, string workflow)
    {
        var project = Path.Combine(Folder, "names of " + template, name);
        New(template, "-n", name, "-o", project, "--site", "local");
        Assert.IsTrue(File.Exists(Path.Combine(project, name + ".proj")));
        Assert.IsFalse(File.Exists(Path.Combine(project, "nuget.config")), "no feed was given");
        var answer = Dotnet.Run(project, ["build", "-nr:false"], Environment);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        Assert.IsEmpty(answer.Diagnostics, answer.Text);
        StringAssert.Contains(File.ReadAllText(Path.Combine(project, "bin", "Debug", "sflow", script)), $"\nwf_name {workflow}\n");
    }

    [TestMethod]
    public void AFeedIsTheSourceOfSflowAloneAndTheOtherSourcesStay()
    {
        var folder = Path.Combine(Folder, "a & b");
        New("sflow-config", "-o", folder, "--feed", "/packages <of> ü & me");
        Assert.AreEqual(
            "Directory.Build.rsp nuget.config",
            string.Join(" ", Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal))
        );
        var config = XElement.Load(Path.Combine(folder, "nuget.config"));
        Assert.AreEqual("/packages <of> ü & me", config.Descendants("add").Single().Attribute("value")!.Value);
        Assert.IsEmpty(config.Descendants("clear"));
        Assert.AreEqual(
            "sflow: Sflow.*, nuget.org: *",
            string.Join(
                ", ",
                config
                    .Descendants("packageSource")
                    .Select(s => $"{s.Attribute("key")!.Value}: {s.Element("package")!.Attribute("pattern")!.Value}")
            )
        );
        New("sflow-config", "-o", folder + " with code", "--feed", "/packages", "--code");
        Assert.AreEqual("nuget.config", Path.GetFileName(Directory.GetFiles(folder + " with code").Single()));
    }

    private static IEnumerable<KeyValuePair<string, string>> Environment =>
        [
            new("NUGET_PACKAGES", PackedPackage.Shared.Cache),
            new("DOTNET_CLI_HOME", Path.Combine(Folder, "home")),
            new("DOTNET_NOLOGO", "1"),
            new("DOTNET_SKIP_FIRST_TIME_EXPERIENCE", "1"),
            new("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
            new("DOTNET_CLI_CONSOLE_WIDTH", "300"),
        ];

    private static BuildAnswer New(params string[] arguments)
    {
        var answer = Dotnet.Run(Folder, ["new", .. arguments, "--debug:custom-hive", Path.Combine(Folder, "hive")], Environment);
        Assert.AreEqual(0, answer.ExitCode, answer.Text);
        return answer;
    }
}
