using System.Text.RegularExpressions;

namespace Sflow.Slurm.Tests;

/// <summary>A script that real <c>sbatch</c> took. Disposing it ends the job, whatever came of the test.</summary>
internal sealed class Job : IDisposable
{
    private readonly TempFolder folder;

    private Job(TempFolder folder, string id) => (this.folder, Id) = (folder, id);

    public string Id { get; }

    /// <summary>The record of the job's run; waits until the run folder is there.</summary>
    public RunRecord Record => new(Bounded.Wait("the run folder", FindRunFolder, Known));

    /// <summary>What the job printed, the errors too.</summary>
    public string Output => string.Concat(Directory.GetFiles(folder.Path, $"*-{Id}.out").Select(TempFolder.Read));

    /// <summary>Slurm's word for how the job is: RUNNING, COMPLETED, FAILED …</summary>
    public string State => Field("JobState");

    /// <summary>The job's processes and whatever else has the test's mark; empty when there is none.</summary>
    public string Processes =>
        string.Join(
            ", ",
            Slurm
                // Jobs of other clusters have the same numbers, so the cluster is compared as well.
                .Tests.Processes.With("SLURM_JOB_ID=" + Id, "SLURM_CONF=" + Environment.GetEnvironmentVariable("SLURM_CONF"))
                .Concat(Slurm.Tests.Processes.With(Workflow.MarkOf(folder)))
                .Distinct()
                .Select(process => $"{process.Name} ({process.Id})")
        );

    /// <summary>Submits a script from a folder, which becomes its workspace.</summary>
    public static Job Submit(TempFolder folder, string script, params string[] options)
    {
        var file = folder[$"job-{Guid.NewGuid():N}.sh"];
        File.WriteAllText(file, script);
        var sbatch = Command.RunIn(folder.Path, keepSlurm: true, "sbatch", ["--parsable", .. options, file]);
        Assert.AreEqual(0, sbatch.Code, sbatch.Error);
        return new Job(folder, sbatch.Output.Trim().Split(';')[0]);
    }

    /// <summary>A member of <c>scontrol show job</c>; empty when there is none.</summary>
    public string Field(string name) =>
        Regex
            .Match(
                Command.Run("scontrol", "show", "job", Id).Output,
                $@"^\s*(?:.*\s)?{name}=(.*?)(?=\s+[A-Za-z:/]+=|$)",
                RegexOptions.Multiline
            )
            .Groups[1]
            .Value;

    /// <summary>Waits until something is so in the job's run.</summary>
    public void Until(string what, Func<RunRecord, bool> isSo) =>
        Bounded.Until(what, () => FindRunFolder() is { } run && isSo(new RunRecord(run)), Known);

    public void Cancel(params string[] options) => Assert.AreEqual(0, Command.Run("scancel", [.. options, Id]).Code);

    /// <summary>Waits for the end, and checks Slurm's state and exit code, the record's last word, and that no process is left.</summary>
    public RunRecord ExpectEnd(string state, string exitCode, string final)
    {
        Bounded.Until("the end of job " + Id, HasEnded, Known);
        Assert.AreEqual(state, State, Known());
        if (exitCode.Length > 0)
            Assert.AreEqual(exitCode, Field("ExitCode"), Known());
        var record = Record.Expect(final);
        Bounded.Until("the end of all processes", () => Processes is "", () => Processes + Known(), seconds: 5);
        return record;
    }

    public void Dispose()
    {
        if (HasEnded())
            return;
        Cancel();
        Bounded.Until("the end of the cancelled job " + Id, HasEnded, Known);
    }

    /// <summary>Everything that helps to find out why a test failed.</summary>
    public string Known() =>
        $"{Command.Run("scontrol", "show", "job", Id).Output}\n{Output}\n"
        + $"{(FindRunFolder() is { } run ? new RunRecord(run)["events.jsonl"] : "no run folder")}";

    private string? FindRunFolder() =>
        Directory.Exists(folder["sflow_output"])
            ? Directory
                .GetDirectories(folder["sflow_output"], Id + "-*")
                .SingleOrDefault(run => File.Exists(Path.Combine(run, "events.jsonl")))
            : null;

    private bool HasEnded() =>
        State is "COMPLETED" or "FAILED" or "CANCELLED" or "TIMEOUT" or "NODE_FAIL" or "OUT_OF_MEMORY" or "BOOT_FAIL" or "DEADLINE";
}
