using Sflow.Cli.Output;
using Sflow.Hosting.Processes;
using Sflow.Hosting.Submission;

namespace Sflow.Cli.Machine;

/// <summary>Slurm: its commands, its answers, its partitions, accounts and GPUs.</summary>
internal static class SlurmChecks
{
    private const string Group = "Slurm";
    private const string Submission = "sflow batch --submit, sflow submit";
    private const string NotNeeded = "Nothing, if you don't submit jobs from this machine. Else run it on a login node of the cluster.";
    private const int MostShown = 12;

    private static readonly (string Command, string NeededFor)[] Commands =
    [
        ("sbatch", Submission),
        ("srun", "tasks of a job, on the nodes"),
        ("salloc", "sflow run of a workflow for Slurm"),
        ("squeue", "sflow status"),
        ("sacct", "states of jobs that have ended"),
        ("scancel", "sflow cancel"),
        ("scontrol", "names and addresses of nodes in a job"),
    ];

    /// <summary>All checks of the group.</summary>
    public static IEnumerable<Check> All(Asker asker)
    {
        var version = asker.Run("sinfo", "--version");
        if (version.ExitCode != 0)
        {
            yield return new(Group, "Slurm", CheckState.Missing, Asker.ProblemOf("sinfo", version), Submission, NotNeeded);
            yield break;
        }

        yield return new(Group, "Slurm", CheckState.Ok, Asker.FirstLine(version.Output), Submission, null);
        foreach (var (command, neededFor) in Commands)
        {
            var answer = asker.Run(command, "--version");
            yield return answer.ExitCode == 0
                ? new(Group, command, CheckState.Ok, Asker.FirstLine(answer.Output), neededFor, null)
                : new(
                    Group,
                    command,
                    CheckState.Missing,
                    Asker.ProblemOf(command, answer),
                    neededFor,
                    "Install the client commands of Slurm."
                );
        }

        yield return Controller(asker);
        yield return Partitions(asker);
        yield return Queue(asker);
        foreach (var check in Accounting(asker))
            yield return check;
    }

    private static Check Controller(Asker asker)
    {
        var answer = asker.Run("scontrol", "show", "config");
        var name = answer
            .Output.Split('\n')
            .Where(line => line.StartsWith("ClusterName", StringComparison.Ordinal))
            .Select(line => Asker.FirstLine(line.Split('=', 2)[^1]))
            .FirstOrDefault();
        return answer.ExitCode == 0
            ? new(Group, "cluster", CheckState.Ok, name ?? "it has no name", Submission, null)
            : new(
                Group,
                "cluster",
                CheckState.Missing,
                Asker.ProblemOf("scontrol", answer),
                Submission,
                "The controller of Slurm gives no answer. Ask the people who run the cluster."
            );
    }

    private static Check Partitions(Asker asker)
    {
        const string neededFor = "the option --partition, and the numbers of nodes and GPUs in a plan";
        var answer = asker.Run("sinfo", "--noheader", "--format=%P|%a|%D|%l|%G");
        var rows = answer
            .Output.Split('\n')
            .Select(line => line.Trim().Split('|'))
            .Where(parts => parts.Length == 5)
            .Select(parts => $"{parts[0]} {parts[1]}, {parts[2]} nodes, {parts[3]}{(parts[4] == "(null)" ? "" : ", " + parts[4])}")
            .ToList();
        return answer.ExitCode == 0 && rows.Count > 0
            ? new(Group, "partitions", CheckState.Ok, Some(rows, "; "), neededFor, null)
            : new(
                Group,
                "partitions",
                CheckState.Warn,
                answer.ExitCode == 0 ? "there is none that you can see" : Asker.ProblemOf("sinfo", answer),
                neededFor,
                "Ask for access to a partition."
            );
    }

    private static Check Queue(Asker asker)
    {
        var problem = ProblemOf(asker, slurm => slurm.Queue().Problem);
        return problem is null
            ? new(Group, "queue", CheckState.Ok, "squeue answers", "sflow status, and submitting each row once", null)
            : new(
                Group,
                "queue",
                CheckState.Missing,
                "squeue: " + Asker.FirstLine(problem),
                "sflow status, and submitting each row once",
                "Wait until the controller answers, and try again."
            );
    }

    private static IEnumerable<Check> Accounting(Asker asker)
    {
        const string neededFor = "states of jobs that the queue has forgotten";
        var problem = ProblemOf(asker, slurm => slurm.Accounting().Problem);
        yield return problem is null
            ? new(Group, "accounting", CheckState.Ok, "sacct answers", neededFor, null)
            : new(
                Group,
                "accounting",
                CheckState.Warn,
                "sacct: " + Asker.FirstLine(problem),
                neededFor,
                "Nothing: the record in the run folder has the states, too."
            );
        if (problem is not null)
            yield break;
        var accounts = SlurmSite.Find(asker.Limit, asker.Cancellation)?.Accounts ?? [];
        yield return accounts.Count > 0
            ? new(Group, "accounts", CheckState.Ok, Some(accounts, ", "), "the option --account", null)
            : new(
                Group,
                "accounts",
                CheckState.Warn,
                "sacctmgr names none for you",
                "the option --account",
                "Ask which account your jobs are charged to, if the site needs one."
            );
    }

    private static string? ProblemOf(Asker asker, Func<SlurmCommands, string?> ask)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(asker.Cancellation);
        stop.CancelAfter(asker.Limit);
        try
        {
            return ask(new SlurmCommands("/", "/", stop.Token));
        }
        catch (OperationCanceledException) when (!asker.Cancellation.IsCancellationRequested)
        {
            return $"no answer within {asker.Limit.TotalSeconds:0} s";
        }
    }

    private static string Some(IReadOnlyList<string> words, string between) =>
        SafeText.Of(
            string.Join(between, words.Take(MostShown)) + (words.Count > MostShown ? $"{between}and {words.Count - MostShown} more" : "")
        );
}
