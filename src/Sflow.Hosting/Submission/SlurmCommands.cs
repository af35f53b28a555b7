using System.Text.RegularExpressions;
using Sflow.Hosting.Processes;

namespace Sflow.Hosting.Submission;

/// <summary>Calls Slurm's commands: <c>sbatch</c>, <c>squeue</c>, <c>sacct</c>, <c>scancel</c>.</summary>
/// <param name="workspace">The folder that jobs are submitted from and start in.</param>
/// <param name="logFolder">The folder that the jobs' own output and their run folders go to.</param>
/// <param name="cancellation">
/// Cancels questions. A request that may make a job is never cancelled, because its result would be unknown.
/// </param>
internal sealed class SlurmCommands(string workspace, string logFolder, CancellationToken cancellation) : ISlurm
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    // The limit of an sbatch, in seconds, for tests.
    private static readonly TimeSpan SubmitLimit = int.TryParse(
        Environment.GetEnvironmentVariable("SFLOW_SBATCH_LIMIT"),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out var seconds
    )
        ? TimeSpan.FromSeconds(seconds)
        : Limit;

    // sbatch reads SLURM_CLUSTERS, too; a ledger holds the jobs of one cluster.
    private const string Clusters = "SLURM_CLUSTERS";

    // Variables with which a user's squeue, sacct or scancel shows or ends only some jobs, or asks before it does.
    private static readonly string[] Filters = ["SQUEUE_", "SACCT_", "SCANCEL_"];

    // The workspace may be on the cluster only.
    private static readonly string Anywhere = Path.GetPathRoot(Path.GetTempPath())!;

    private static readonly Regex Number = new(@"\A[0-9]{1,18}", RegexOptions.CultureInvariant);

    /// <summary>The variables of this process that would change a submission. sbatch does not get them: a script is complete.</summary>
    public static IReadOnlyList<string> IgnoredVariables =>
        [
            .. Environment
                .GetEnvironmentVariables()
                .Keys.Cast<string>()
                .Where(ChangesSubmission)
                .OrderBy(name => name, StringComparer.Ordinal),
        ];

    /// <inheritdoc/>
    public string? SbatchProblem() =>
        ProcessRunner.Run("sbatch", ["--version"], Anywhere, Limit, cancellation: cancellation)
            is { ExitCode: null, TimedOut: false } answer
            ? answer.Error
            : null;

    /// <inheritdoc/>
    public SubmitAnswer Submit(SubmitRequest request)
    {
        // '%' introduces a pattern in the names of output files.
        var output = Path.Combine(logFolder.Replace("%", "%%"), "%x-%j.out");
        return SbatchAnswer.Of(
            ProcessRunner.Run(
                "sbatch",
                [
                    "--parsable",
                    "--comment=" + request.Comment,
                    .. request.NamesOutput ? Array.Empty<string>() : ["--output=" + output],
                    request.Script,
                ],
                workspace,
                SubmitLimit,
                without: ChangesSubmission
            )
        );
    }

    /// <inheritdoc/>
    // --all: also jobs in partitions that the site hides.
    public SlurmJobs Queue() => JobsOf(Ask("squeue", "--noheader", "--all", "--me", "--states=all", "--format=%i|%T|%r|%k|%Z"));

    /// <inheritdoc/>
    public SlurmJobs Accounting() =>
        JobsOf(
            Ask(
                "sacct",
                "--noheader",
                "--parsable2",
                "--allocations",
                "--user=" + Environment.UserName, // root would see everybody's jobs
                "--starttime=now-30days",
                "--format=JobID,State,Reason,Comment,WorkDir"
            )
        );

    /// <inheritdoc/>
    public bool IsSubmitting(string comment) => RunningProcesses.Any("--comment=" + comment);

    /// <inheritdoc/>
    public string? Cancel(string job, bool isRunning)
    {
        // The supervisor ends its tasks and completes its record. Slurm alone would kill them.
        var answer = ProcessRunner.Run(
            "scancel",
            isRunning ? ["--batch", "--signal=TERM", job] : [job],
            Anywhere,
            Limit,
            without: ChangesQuestion
        );
        return answer.ExitCode == 0 ? null : CommandOutput.OneLine(answer.Error.Length > 0 ? answer.Error : answer.Output);
    }

    private ProcessAnswer Ask(string command, params string[] arguments) =>
        ProcessRunner.Run(command, arguments, Anywhere, Limit, cancellation: cancellation, without: ChangesQuestion);

    private static bool ChangesSubmission(string variable) =>
        variable == Clusters || variable.StartsWith("SBATCH_", StringComparison.Ordinal);

    private static bool ChangesQuestion(string variable) =>
        variable == Clusters || Filters.Any(filter => variable.StartsWith(filter, StringComparison.Ordinal));

    // "100_[1-3]" and "100+0" are parts of one submission.
    private static string IdOf(string text) => Number.Match(text) is { Success: true } number ? number.Value : text;

    // "CANCELLED by 1000" also names the user, and "CANCELLED+" is cut off.
    private static SlurmJobs JobsOf(ProcessAnswer answer) =>
        answer.ExitCode == 0
            ? new SlurmJobs(
                null,
                [
                    .. answer
                        .Output.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
                        .Select(line => line.Split(['|'], 5))
                        .Where(parts => parts.Length == 5)
                        .Select(parts => new SlurmJob(
                            IdOf(parts[0].Trim()),
                            parts[1].Trim().Split(' ')[0].TrimEnd('+'),
                            parts[2].Trim() is "None" or "(null)" ? "" : parts[2].Trim(),
                            parts[3].Trim() is "(null)" ? "" : parts[3].Trim(),
                            parts[4].Trim()
                        )),
                ]
            )
            : new SlurmJobs(CommandOutput.OneLine(answer.Error.Length > 0 ? answer.Error : answer.Output), []);
}
