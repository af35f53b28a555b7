using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text.Json;

namespace Sflow.Runtime.Tests;

/// <summary>
/// Modules as users write them, compiled and run to their end by a real bash; Slurm, docker and ssh are stand-ins that record what they
/// are asked. Each case says states, order, logs and the exit code; that no process is left and that the record is sound is checked in all.
/// </summary>
[TestClass]
public sealed class MatrixTests
{
    [TestMethod]
    public void ThereAreEnoughCases() => Assert.IsGreaterThanOrEqualTo(60, CaseFile.All.Select(c => c.Title).Distinct().Count());

    [TestMethod]
    [DynamicData(nameof(Titles), DynamicDataDisplayName = nameof(NameOf))]
    public void ACaseRunsAsItSays(string title)
    {
        var it = CaseFile.All.Single(c => c.Title == title);
        using var script = Script.Generated(new CaseCompiler(it.OnSlurm, it.Module.Replace("@PORT@", FreePort())).Compile());
        UseStandIns(script, it.OnSlurm);
        foreach (var setting in Of(it, "env"))
            script.Environment[setting.Split('=')[0]] = setting.Split('=')[1].Replace("@FOLDER@", script.Folder);
        script.Start();
        foreach (var words in Of(it, "signal").Select(line => line.Split(' ')))
        {
            script.WaitForState(words[1], words[2]);
            script.Signal(words[0]);
        }

        var asked = Path.Combine(script.Folder, "stand-ins", "asked");
        var outcome = script.Finish(60);
        new Expectation(outcome, File.Exists(asked) ? File.ReadAllText(asked) : "").Check(it.Lines);
        CheckRecord(outcome);
    }

    private static IEnumerable<object[]> Titles => CaseFile.All.Select(c => new object[] { c.Title });

    public static string NameOf(MethodInfo method, object[] data) => (string)data[0];

    private static IEnumerable<string> Of(Case it, string word) =>
        it.Lines.Where(l => l.StartsWith(word + " ", System.StringComparison.Ordinal)).Select(l => l[(word.Length + 1)..]);

    private static void UseStandIns(Script script, bool onSlurm)
    {
        var folder = Directory.CreateDirectory(Path.Combine(script.Folder, "stand-ins")).FullName;
        script.Environment["STAND_INS"] = folder;
        script.Environment["PATH"] =
            Path.Combine(System.AppContext.BaseDirectory, "StandIns") + ":" + System.Environment.GetEnvironmentVariable("PATH");
        if (!onSlurm)
            return;
        script.Environment["SLURM_JOB_ID"] = "77";
        script.Environment["SLURM_JOB_NODELIST"] = "n[1-4]";
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    // A viewer must be able to rebuild every state at every time: times never go back, the last line is the workflow's, no task starts
    // before what it needs is there, and every task of the plan has a last state.
    private static void CheckRecord(Outcome outcome)
    {
        if (outcome.Code == 2)
            return;
        var times = outcome.Events.Select(e => e.GetProperty("t").GetInt64()).ToList();
        CollectionAssert.AreEqual(times.Order().ToList(), times);
        Assert.AreNotEqual("", outcome.Final);
        var tasks = outcome.Events[0].GetProperty("plan").GetProperty("tasks").EnumerateArray().ToDictionary(t => Outcome.Text(t, "name"));
        var state = new Dictionary<string, string>();
        foreach (var line in outcome.Events.Where(e => Outcome.Text(e, "task").Length > 0))
        {
            var (task, next) = (Outcome.Text(line, "task"), Outcome.Text(line, "state"));
            foreach (
                var need in tasks[task].GetProperty("needs").EnumerateArray().Select(n => n.GetString()!).Where(_ => next == "RUNNING")
            )
                Assert.IsTrue(
                    state.GetValueOrDefault(need) is "READY" or "COMPLETED",
                    $"{task} runs though {need} is {state.GetValueOrDefault(need)}"
                );
            state[task] = next;
        }

        foreach (var task in tasks.Keys)
            Assert.IsTrue(
                state.GetValueOrDefault(task) is "COMPLETED" or "STOPPED" or "FAILED" or "TIMEOUT" or "CANCELLED",
                $"{task} ended as {state.GetValueOrDefault(task)}"
            );
    }
}
