using System.Text.RegularExpressions;

namespace Sflow.Cli.Machine;

/// <summary>bash and the programs that every script uses.</summary>
internal static class ShellChecks
{
    private static readonly Regex Number = new(@"[0-9]{1,6}\.[0-9]{1,6}", RegexOptions.CultureInvariant);

    private const string Group = "shell";
    private static readonly Version OldestBash = new(4, 4);
    private static readonly Version GoodCoreutils = new(8, 31);

    /// <summary>All checks of the group.</summary>
    public static IEnumerable<Check> All(Asker asker) =>
        [
            Bash(asker),
            Coreutils(asker),
            .. Programs(asker, ("grep", "probes and outputs of logs"), ("sed", "every script")),
            Setsid(asker),
            Curl(asker),
        ];

    private static Check Bash(Asker asker)
    {
        const string neededFor = "every script, on the node where a job starts";
        var answer = asker.Run("bash", "-c", "echo \"$BASH_VERSION\"");
        var version = VersionIn(answer.Output);
        var found = answer.ExitCode == 0 ? Asker.FirstLine(answer.Output) : Asker.ProblemOf("bash", answer);
        var isGood = answer.ExitCode == 0 && version >= OldestBash;
        return new Check(
            Group,
            "bash",
            isGood ? CheckState.Ok : CheckState.Missing,
            found,
            neededFor,
            isGood ? null : $"Install bash {OldestBash} or later, and put it first on the PATH."
        )
        {
            IsNeededEverywhere = true,
        };
    }

    private static Check Coreutils(Asker asker)
    {
        var answer = asker.Run("env", "--version");
        var version = VersionIn(answer.Output);
        return answer.ExitCode != 0
                ? new(
                    Group,
                    "coreutils",
                    CheckState.Missing,
                    Asker.ProblemOf("env", answer),
                    "every script",
                    "Install the GNU coreutils. Those of BusyBox are not enough."
                )
            : version < GoodCoreutils
                ? new(
                    Group,
                    "coreutils",
                    CheckState.Warn,
                    Asker.FirstLine(answer.Output),
                    "every script",
                    $"Before {GoodCoreutils}, tasks ignore the signals that the caller of a script ignores. Don't start scripts with nohup."
                )
            : new(Group, "coreutils", CheckState.Ok, Asker.FirstLine(answer.Output), "every script", null);
    }

    private static IEnumerable<Check> Programs(Asker asker, params (string Command, string NeededFor)[] programs)
    {
        foreach (var (command, neededFor) in programs)
        {
            var answer = asker.Run(command, "--version");
            yield return answer.ExitCode == 0
                ? new(Group, command, CheckState.Ok, Asker.FirstLine(answer.Output), neededFor, null)
                : new(Group, command, CheckState.Missing, Asker.ProblemOf(command, answer), neededFor, $"Install {command}.");
        }
    }

    private static Check Setsid(Asker asker)
    {
        const string neededFor = "runs on a terminal";
        var answer = asker.Run("setsid", "--version");
        return answer.ExitCode == 0
            ? new(Group, "setsid", CheckState.Ok, Asker.FirstLine(answer.Output), neededFor, null)
            : new(
                Group,
                "setsid",
                CheckState.Warn,
                Asker.ProblemOf("setsid", answer),
                neededFor,
                "Install util-linux. Without it, a task that asks on the terminal can hang."
            );
    }

    private static Check Curl(Asker asker)
    {
        const string neededFor = "https probes, and artifacts that are downloaded";
        var answer = asker.Run("curl", "--version");
        return answer.ExitCode == 0
            ? new(Group, "curl", CheckState.Ok, string.Join(' ', Asker.FirstLine(answer.Output).Split(' ').Take(2)), neededFor, null)
            : new(
                Group,
                "curl",
                CheckState.Warn,
                Asker.ProblemOf("curl", answer),
                neededFor,
                "Install curl where jobs start, if a workflow has such probes or artifacts."
            );
    }

    private static Version VersionIn(string text) =>
        Number.Match(text) is { Success: true } number && Version.TryParse(number.Value, out var version) ? version : new Version(0, 0);
}
