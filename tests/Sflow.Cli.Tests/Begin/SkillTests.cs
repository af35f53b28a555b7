using System.Runtime.Versioning;
using Sflow.Cli.Content;

namespace Sflow.Cli.Tests.Begin;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class SkillTests
{
    [TestMethod]
    [Covers("skill", "--list", "--json")]
    public void TheListNamesEverySkill()
    {
        using var folder = new TempFolder();
        var text = SflowExecutable.Run(folder.Path, "skill", "-l");
        Assert.AreEqual(0, text.ExitCode, text.Text);
        var document = JsonOutput.Read(SflowExecutable.Run(folder.Path, "skill", "--list", "--json"), "skill");
        var names = document["skills"]!.Select(skill => (string)skill["name"]!).ToList();
        CollectionAssert.AreEqual(new[] { "debugging-runs", "sweeps-and-results", "writing-workflows" }, names);
        Assert.IsTrue(names.All(name => text.Output.Contains(name, StringComparison.Ordinal)));
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    [Covers("skill", "--output")]
    public void AllSkillsAreExportedAsTheRepositoryHasThem()
    {
        using var folder = new TempFolder();
        Assert.AreEqual(0, SflowExecutable.Run(folder.Path, "skill").ExitCode);
        var answer = SflowExecutable.Run(folder.Path, "skill", "-o", ".agents/skills", "--json");
        Assert.HasCount(
            Directory.GetFiles(Repository.PathOf("skills"), "*", SearchOption.AllDirectories).Length,
            JsonOutput.Read(answer, "skill")["files"]!
        );
        Assert.AreEqual(0, SflowExecutable.Run(folder.Path, "skill", "--output", ".agents/skills").ExitCode);
        foreach (var root in new[] { folder["skills"], folder[".agents/skills"] })
        {
            CollectionAssert.AreEqual(Files(Repository.PathOf("skills")), Files(root));
            foreach (var path in Files(root))
            {
                Assert.AreEqual(File.ReadAllText(Repository.PathOf("skills", path)), File.ReadAllText(Path.Combine(root, path)), path);
                Assert.AreEqual(
                    path.Contains("/scripts/", StringComparison.Ordinal),
                    File.GetUnixFileMode(Path.Combine(root, path)).HasFlag(UnixFileMode.UserExecute),
                    path
                );
            }
        }
    }

    [TestMethod]
    [Covers("skill", "NAME", "--force")]
    public void OneSkillIsExportedAndNothingIsOverwritten()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["skills/debugging-runs"]);
        File.WriteAllText(folder["skills/debugging-runs/SKILL.md"], "mine");
        var refused = SflowExecutable.Run(folder.Path, "skill", "debugging-runs");
        Assert.AreEqual(1, refused.ExitCode, refused.Text);
        Assert.HasCount(1, Files(folder["skills"]));
        Assert.AreEqual(0, SflowExecutable.Run(folder.Path, "skill", "debugging-runs", "-f").ExitCode);
        Assert.IsTrue(Files(folder["skills"]).All(path => path.StartsWith("debugging-runs/", StringComparison.Ordinal)));
        Assert.AreEqual(0, SflowExecutable.Run(folder.Path, "skill", "debugging-runs", "--force").ExitCode);
        var unknown = SflowExecutable.Run(folder.Path, "skill", "debuging-runs");
        Assert.AreEqual(2, unknown.ExitCode, unknown.Text);
        StringAssert.Contains(unknown.Error, "SFLOW2060: There is no skill 'debuging-runs'. Did you mean 'debugging-runs'?");
    }

    [TestMethod]
    public void FrontMatterIsThatOfAgentSkills()
    {
        foreach (var skill in Skill.All)
        {
            var page = skill.Files.Single(file => file.Path == skill.Name + "/SKILL.md").Text;
            var lines = page.Split('\n');
            Assert.AreEqual("---", lines[0]);
            Assert.AreEqual("name: " + skill.Name, lines[1]);
            StringAssert.StartsWith(lines[2], "description: ");
            Assert.AreEqual("---", lines[3]);
            Assert.IsLessThanOrEqualTo(1024, skill.Description.Length);
            Assert.IsLessThanOrEqualTo(64, skill.Name.Length);
            Assert.IsLessThan(500, lines.Length, "a skill's page is short; references hold the rest");
            foreach (var part in new[] { "references", "scripts" })
            {
                foreach (var file in skill.Files.Where(file => file.Path.Contains($"/{part}/", StringComparison.Ordinal)))
                    StringAssert.Contains(page, file.Path[(skill.Name.Length + 1)..], "the page names every file of the skill");
            }

            StringAssert.Contains(Skill.AgentsPage.Text, skill.Name + "/SKILL.md");
        }
    }

    private static List<string> Files(string folder) =>
        [
            .. Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path))
                .Order(StringComparer.Ordinal),
        ];
}
