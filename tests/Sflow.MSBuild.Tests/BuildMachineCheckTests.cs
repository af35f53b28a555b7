using Sflow.Hosting.Checks;

namespace Sflow.MSBuild.Tests;

[TestClass]
public sealed class BuildMachineCheckTests
{
    private const string OneUnit = """<SflowModule Include="base.yaml;a.yaml" />""";

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "The check is bash's.")]
    public void BashReadsEachScriptAndTheErrorStandsAtItsLine()
    {
        using var project = Project(
            """
            workflow:
              name: small
              tasks:
                - name: t
                  script:
                    - echo ${{ variables.TP }} $W
                    - |
                      if true; then
                        echo ${{ variables.MODEL }}
                      done
            """,
            "<SflowPrologue>prologue.sh</SflowPrologue>"
        );
        project.Write("prologue.sh", "module load x\necho 'open\n");
        var findings = project.Fail().Errors;
        Assert.HasCount(2, findings, string.Join("\n", findings));
        StringAssert.StartsWith(
            findings[0],
            Path.Combine(project.Folder, "a.yaml")
                + "(10,11): error SFLOW1910: bash can't read the script of task 't': syntax error near unexpected token `done' in `done'."
        );
        StringAssert.StartsWith(
            findings[1],
            Path.Combine(project.Folder, "prologue.sh") + "(2,1): error SFLOW1910: bash can't read the prologue: unexpected EOF"
        );
        Assert.IsEmpty(project.Outputs);
        Assert.AreEqual(2, project.Fail().Diagnostics.Count, "what failed is checked again");

        project.Build("-p:SflowCheckShell=false");
        var unknown = project.Fail("-p:SflowCheckShell=yes", "-p:SflowCheckPaths=maybe", "-p:SflowResolve=2").Diagnostics;
        StringAssert.EndsWith(unknown[0], "error SFLOW1913: The property SflowCheckShell can't be 'yes'. Write true, false or strict.");
        CollectionAssert.AreEqual(
            new[] { "SflowCheckShell", "SflowCheckPaths", "SflowResolve" },
            unknown.Select(u => u.Split("The property ")[1].Split(' ')[0]).ToArray()
        );
    }

    [TestMethod]
    [ExecutableCondition("shellcheck", IgnoreMessage = "Install shellcheck: it is what the test asks.")]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "The check is bash's.")]
    public void StrictAsksShellcheck()
    {
        using var project = Project(
            "workflow: {name: small, tasks: [{name: t, script: [\"echo good $TP $MODEL $W\", \"x=$(ls); export y=$(ls)\", \"cat <<E\"]}]}\n"
        );
        CollectionAssert.AreEqual(
            new[] { "SFLOW1911" },
            project.Build().Diagnostics.Select(f => f.Split("warning ")[1][..9]).ToArray(),
            "bash itself warns of the open here-document"
        );
        var findings = project.Build("-p:SflowCheckShell=strict").Diagnostics;
        Assert.IsTrue(
            findings.Any(f =>
                f.Contains("a.yaml(1,")
                && f.Contains("warning SFLOW1911: shellcheck warns about the script of task 't': Declare and assign separately")
            ),
            string.Join("\n", findings)
        );
    }

    [TestMethod]
    public void PathsMustBeThereWhenTheProjectAsks()
    {
        using var project = Project(
            """
            artifacts:
              HERE: {uri: "fs://data"}
              GONE: {uri: "fs://nowhere/x"}
            workflow: {name: small, tasks: [{name: t, script: ["echo $HERE $GONE $W"]}]}

            """
        );
        project.Write("data/x", "");
        project.Build();
        var findings = project.Fail("-p:SflowCheckPaths=true").Errors;
        Assert.HasCount(2, findings, string.Join("\n", findings));
        Assert.IsTrue(
            findings.Any(f =>
                f.StartsWith(
                    Path.Combine(project.Folder, "base.yaml") + "(6,12): error SFLOW1912: The path '/models/base' of artifact 'W'",
                    StringComparison.Ordinal
                )
            ),
            findings[0]
        );
        Assert.IsTrue(
            findings.Any(f =>
                f.StartsWith(
                    Path.Combine(project.Folder, "a.yaml") + "(3,15): error SFLOW1912: The path 'nowhere/x' of artifact 'GONE'",
                    StringComparison.Ordinal
                )
            ),
            findings[1]
        );
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "The check is bash's.")]
    public void SlurmJudgesEachScriptWhenTheProjectAsks()
    {
        using var project = Project(Modules.Task("a"));
        var slurm = new SlurmStandIns(project.Folder);
        slurm.Command(
            "sbatch",
            """
            [[ $1 == --version ]] && exit
            [[ $* == --test-only ]] || exit 9
            if grep -q 'setenv TP'; then echo 'sbatch: error: Batch job submission failed: Invalid partition' >&2; exit 1; fi
            """
        );
        var refused = project.Run(["-p:SflowTestOnly=true"], slurm.Environment);
        Assert.AreNotEqual(0, refused.ExitCode);
        StringAssert.EndsWith(
            refused.Diagnostics.Single(),
            "Job.proj : error SFLOW1914: Slurm would refuse 'Job': 'sbatch: error: Batch job submission failed: Invalid partition'."
        );
        Assert.IsEmpty(project.Outputs);

        slurm.Command("sbatch", "cat >/dev/null; echo 'sbatch: Job 1 to start at 2030-01-01' >&2");
        Assert.AreEqual(0, project.Run(["-p:SflowTestOnly=true"], slurm.Environment).ExitCode);
    }

    [TestMethod]
    public void ATextIsCheckedOnceAndNumbersDontCount()
    {
        var folder = Directory.CreateTempSubdirectory("sflow").FullName;
        try
        {
            var memo = new ShellCheckMemo(folder, ShellCheckMode.Syntax);
            Assert.AreEqual(memo.KeyOf("echo 1 22"), memo.KeyOf("echo 333 4"));
            Assert.AreNotEqual(memo.KeyOf("echo 1"), memo.KeyOf("echo a"));
            Assert.AreNotEqual(memo.KeyOf("echo 1"), new ShellCheckMemo(folder, ShellCheckMode.Strict).KeyOf("echo 1"));
            memo.Add([memo.KeyOf("echo 1")]);
            Assert.IsTrue(new ShellCheckMemo(folder, ShellCheckMode.Syntax).Knows(memo.KeyOf("echo 2")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static TestProject Project(string module, string properties = "")
    {
        var project = new TestProject(OneUnit, properties);
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", module);
        return project;
    }
}
