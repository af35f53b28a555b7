using System.Collections;
using System.Diagnostics;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Sflow.Hosting.Files;
using Task = System.Threading.Tasks.Task;

namespace Sflow.MSBuild.Tests;

[TestClass]
[DoNotParallelize]
public sealed class CancelTests
{
    [TestMethod]
    public async Task ASweepThatIsCompiledEndsSoonAndWritesNothing()
    {
        using var project = new TestProject("");
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", Modules.Task("a"));
        project.Write("many.csv", "TP\n" + string.Concat(Enumerable.Range(1, 60_000).Select(i => i + "\n")));
        var engine = new Engine();
        var task = new GenerateSbatch
        {
            BuildEngine = engine,
            ProjectFile = Path.Combine(project.Folder, "Job.proj"),
            Units =
            [
                new TaskItem(
                    "many",
                    new Dictionary<string, string>
                    {
                        ["Kind"] = "sweep",
                        ["File"] = "many.csv",
                        ["Workflow"] = "Job",
                    }
                ),
            ],
            Modules = [new TaskItem("base.yaml"), new TaskItem("a.yaml")],
            OutputFolder = project.Output,
            StateFolder = Path.Combine(project.Folder, "obj"),
        };
        var running = Task.Run(task.Execute);
        await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(1.5)));
        Assert.IsFalse(running.IsCompleted, "sixty thousand rows take longer: " + string.Join("\n", engine.Errors));
        var clock = Stopwatch.StartNew();
        task.Cancel();
        Assert.IsFalse(await running);
        Assert.IsLessThan(60, clock.Elapsed.TotalSeconds, "a second, and more on a machine that is busy; all rows take minutes there");
        Assert.IsEmpty(engine.Errors);
        Assert.IsEmpty(project.Outputs);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "A build is called off by a signal here.")]
    public void ABuildThatIsCalledOffEndsItsChecksAndLeavesWhatWasThere()
    {
        using var project = new TestProject("""<SflowModule Include="base.yaml;a.yaml" />""");
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", Modules.Task("a"));
        project.Build();
        var before = project.Times;

        // A bash that calls the build off, as Ctrl-C does, and then takes its time.
        project.Write("a.yaml", Modules.Task("b"));
        var bash = new SlurmStandIns(project.Folder);
        bash.Command(
            "bash",
            """
            echo $$ >"$here/pid"
            kill -INT $PPID
            exec sleep 120
            """
        );
        var clock = Stopwatch.StartNew();
        var answer = project.Run([], bash.Environment);
        Assert.AreNotEqual(0, answer.ExitCode, answer.Text);
        Assert.IsLessThan(60, clock.Elapsed.TotalSeconds);
        Assert.IsFalse(Directory.Exists("/proc/" + bash.Lines("pid").Single()), "what the build started is ended with it");
        Assert.IsEmpty(answer.Diagnostics, answer.Text);
        Assert.AreEqual(string.Join("\n", before), string.Join("\n", project.Times));
        StringAssert.Contains(project.Read("Job.yaml"), "name: a");

        project.Build();
        StringAssert.Contains(project.Read("Job.yaml"), "name: b");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "A build is called off by a signal here.")]
    public void ASubmissionThatIsCalledOffEndsAfterTheJobThatIsUnderWay()
    {
        using var project = SubmissionProject.Make();
        var slurm = SubmissionProject.StandIns(project);
        var sbatch = File.ReadAllText(Path.Combine(slurm.Folder, "sbatch")).Split("here=$(dirname \"$0\")\n")[1];
        slurm.Command("sbatch", "[[ $1 == --version ]] || { kill -INT $PPID; sleep 1; }\n" + sbatch);
        var clock = Stopwatch.StartNew();
        var answer = project.Run(["-t:SubmitSweep", "-p:SflowSubmitDelay=600"], slurm.Environment);
        Assert.AreNotEqual(0, answer.ExitCode, answer.Text);
        Assert.IsLessThan(120, clock.Elapsed.TotalSeconds);
        Assert.HasCount(1, slurm.Lines("calls"));
        Assert.HasCount(2, File.ReadAllLines(SubmissionProject.LedgerOf(project)), "the job that was under way is on record");

        slurm.Command("sbatch", sbatch);
        var rest = project.Run(["-t:SubmitSweep"], slurm.Environment);
        Assert.AreEqual(0, rest.ExitCode, rest.Text);
        Assert.HasCount(2, slurm.Lines("calls"));
    }

    private sealed class Engine : IBuildEngine
    {
        public List<string> Errors { get; } = [];

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "";

        public void LogErrorEvent(BuildErrorEventArgs e) => Errors.Add(e.Message!);

        public void LogWarningEvent(BuildWarningEventArgs e) => Errors.Add(e.Message!);

        public void LogMessageEvent(BuildMessageEventArgs e) { }

        public void LogCustomEvent(CustomBuildEventArgs e) { }

        public bool BuildProjectFile(
            string projectFileName,
            string[] targetNames,
            IDictionary globalProperties,
            IDictionary targetOutputs
        ) => false;
    }
}
