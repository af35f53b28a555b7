using System.Diagnostics;
using System.Text.RegularExpressions;
using Sflow.Hosting.Processes;

namespace Sflow.MSBuild.Tests;

/// <summary>Questions to the real Slurm, past Sflow.</summary>
internal static class RealSlurm
{
    /// <summary>
    /// A project as <see cref="SubmissionProject.Make"/> makes it, whose rows do something that no row of another project does: jobs that
    /// Slurm has of other tests would be adopted.
    /// </summary>
    public static TestProject Project(string items = """<SflowSweep Include="data/jobs.csv" />""")
    {
        var project = SubmissionProject.Make(items);
        var modules = File.ReadAllText(Path.Combine(project.Folder, "base.yaml"));
        project.Write(
            "base.yaml",
            modules.Replace("MODEL: {value: base}", $"MODEL: {{value: model-{Guid.NewGuid():N}}}", StringComparison.Ordinal)
        );
        return project;
    }

    /// <summary>A project's ledger.</summary>
    public static string LedgerOf(TestProject project) => Path.Combine(project.Folder, ".sflow", "submissions.jsonl");

    /// <summary>The jobs in a project's ledger.</summary>
    public static IReadOnlyList<string> JobsIn(TestProject project) =>
        File.Exists(LedgerOf(project))
            ? [.. Regex.Matches(File.ReadAllText(LedgerOf(project)), "\"job\":\"(\\d+)\"").Select(m => m.Groups[1].Value)]
            : [];

    /// <summary>What Slurm has of a project, the ended jobs, too: fingerprint and ordinal of each job.</summary>
    public static IReadOnlyList<string> IdentitiesOf(TestProject project, IReadOnlyDictionary<string, string>? environment = null) =>
        [
            .. Ask("squeue", environment, "--noheader", "--me", "--states=all", "--format=%k|%Z")
                .Output.Split('\n')
                .Where(line => line.EndsWith("|" + project.Folder, StringComparison.Ordinal))
                .Select(line => line[..line.LastIndexOf(':')]),
        ];

    /// <summary>Checks by the jobs' comments that there is exactly one job for each row: the ledger's word is not enough.</summary>
    public static void AssertEachRowHasOneJob(TestProject project, int rows, IReadOnlyDictionary<string, string>? environment = null)
    {
        var text = File.ReadAllText(LedgerOf(project));
        var identities = IdentitiesOf(project, environment);
        Assert.HasCount(rows, identities, text);
        Assert.HasCount(rows, identities.Distinct(), text);
        Assert.HasCount(rows, JobsIn(project), text);
    }

    /// <summary>A column of the table of results.</summary>
    public static string[] Results(TestProject project, string column)
    {
        var lines = File.ReadAllLines(Path.Combine(project.Output, "jobs", "results.csv"));
        var index = Array.IndexOf(lines[0].Split(','), column);
        return [.. lines.Skip(1).Select(line => line.Split(',')[index])];
    }

    /// <summary>A job's state.</summary>
    public static string StateOf(string job) => Regex.Match(Ask("scontrol", "show", "job", job).Output, @"JobState=(\w+)").Groups[1].Value;

    /// <summary>Waits for a condition for two minutes.</summary>
    public static void WaitFor(Func<bool> condition, Func<string> state)
    {
        for (var clock = Stopwatch.StartNew(); !condition(); Thread.Sleep(200))
            Assert.IsLessThan(120, clock.Elapsed.TotalSeconds, state());
    }

    /// <summary>Runs a command.</summary>
    public static ProcessAnswer Ask(string command, params string[] arguments) => Ask(command, null, arguments);

    /// <summary>Runs a command with further variables.</summary>
    public static ProcessAnswer Ask(string command, IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        ProcessRunner.Run(command, arguments, Path.GetTempPath(), TimeSpan.FromSeconds(60), environment: environment);
}
