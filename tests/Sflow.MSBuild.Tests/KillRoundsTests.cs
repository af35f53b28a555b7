using System.Diagnostics;
using System.Globalization;

namespace Sflow.MSBuild.Tests;

/// <summary>
/// Submissions that are killed at random moments, until Slurm has a job for each row. SFLOW_KILL_ROUNDS sets the number of rounds.
/// </summary>
[TestClass]
[NeedsSlurm]
[DoNotParallelize]
public sealed class KillRoundsTests
{
    private const int RowsOfARound = 3;
    private const int MostCalls = 12;

    private static readonly int Rounds = int.Parse(
        Environment.GetEnvironmentVariable("SFLOW_KILL_ROUNDS") ?? "3",
        CultureInfo.InvariantCulture
    );

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void EachRowGetsOneJobWhateverIsKilled()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        TestContext.WriteLine($"seed {seed}");
        var rows = Rounds * RowsOfARound;
        using var project = RealSlurm.Project("""<SflowSweep Include="data/jobs.csv" /><SflowSbatchOption Include="--hold" />""");
        using var end = new JobsOf(project);
        project.Write("data/jobs.csv", "TP\n" + string.Concat(Enumerable.Range(1, rows).Select(row => $"{row}\n")));
        project.Build();

        // It notes its caller. Half of the rounds have a slow one, before or after Slurm has the job.
        var slurm = new SlurmStandIns(project.Folder);
        slurm.Command(
            "sbatch",
            """
            PATH=${PATH#*:}
            [[ $1 == --version ]] && exec sbatch "$@"
            echo "$PPID" >>"$here/callers"
            [[ ! -e $here/before ]] || sleep "$(<"$here/before")"
            sbatch "$@" || exit
            [[ ! -e $here/after ]] || sleep "$(<"$here/after")"
            """
        );
        for (var round = 0; round < Rounds; round++)
        {
            File.Delete(Path.Combine(slurm.Folder, "before"));
            File.Delete(Path.Combine(slurm.Folder, "after"));
            var delay = round % 2 == 0 ? 0 : 0.2 + random.NextDouble();
            if (delay > 0)
                project.Write("bin-slurm/" + (round % 4 == 1 ? "before" : "after"), delay.ToString("0.00", CultureInfo.InvariantCulture));
            var selection = $"-p:SflowRows={(round * RowsOfARound) + 1}:{((round + 1) * RowsOfARound) + 1}";
            var isWhole = round % 3 != 2;
            Kill(project, slurm, selection, random, delay, isWhole);
            var calls = SubmitAll(project, slurm, selection, (round + 1) * RowsOfARound);
            TestContext.WriteLine(
                $"round {round}: {(isWhole ? "everything" : "dotnet alone")} killed, sbatch slower by {delay:0.00} s, {calls} calls"
            );
        }

        RealSlurm.AssertEachRowHasOneJob(project, rows);
    }

    private static void Kill(TestProject project, SlurmStandIns slurm, string selection, Random random, double delay, bool isWhole)
    {
        var before = slurm.Lines("callers").Length;
        using var process = Start(project, slurm, selection);
        for (var clock = Stopwatch.StartNew(); slurm.Lines("callers").Length == before && !process.HasExited; Thread.Sleep(5))
            Assert.IsLessThan(120, clock.Elapsed.TotalSeconds, "no sbatch");
        Thread.Sleep(TimeSpan.FromSeconds(random.NextDouble() * RowsOfARound * (delay + 0.05)));
        if (isWhole)
            Signal("-" + process.Id.ToString(CultureInfo.InvariantCulture));
        else
            foreach (var caller in slurm.Lines("callers").Skip(before).Append(process.Id.ToString(CultureInfo.InvariantCulture)).Distinct())
                Signal(caller);
        process.WaitForExit();
    }

    // As a person does: the same call again and again. An sbatch that lives on is waited for.
    private static int SubmitAll(TestProject project, SlurmStandIns slurm, string selection, int rows)
    {
        for (var call = 1; ; call++)
        {
            using var process = Start(project, slurm, selection);
            process.WaitForExit();
            Assert.AreEqual(0, process.ExitCode, File.ReadAllText(RealSlurm.LedgerOf(project)));
            if (RealSlurm.IdentitiesOf(project).Count >= rows && RealSlurm.JobsIn(project).Count >= rows)
                return call;
            Assert.IsLessThan(MostCalls, call, File.ReadAllText(RealSlurm.LedgerOf(project)));
            Thread.Sleep(500);
        }
    }

    // A process group of its own, without a build before.
    private static Process Start(TestProject project, SlurmStandIns slurm, string selection)
    {
        var start = Dotnet.Start(project.Folder, [], slurm.Environment);
        start.FileName = "setsid";
        start.Arguments =
            $"sh -c \"exec dotnet msbuild Job.proj -t:SubmitSweep {selection} -m:1 -nr:false -tl:off -nologo >>log.txt 2>&1\"";
        start.RedirectStandardOutput = false;
        start.RedirectStandardError = false;
        return Process.Start(start)!;
    }

    private static void Signal(string process) => RealSlurm.Ask("kill", "-KILL", "--", process);
}
