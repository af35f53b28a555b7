using Sflow.Hosting.Execution;

namespace Sflow.Cli.Running;

/// <summary>The command that runs a script in the foreground.</summary>
/// <param name="Place">Where it runs.</param>
/// <param name="Words">The command and its arguments.</param>
/// <param name="JobFile">
/// The file that gets the number of the script's process and of the job, with <see cref="RunPlace.Salloc"/>; null otherwise.
/// </param>
/// <param name="IsAlone">True when the script's process has a session of its own, without a terminal.</param>
internal sealed record RunCommand(RunPlace Place, IReadOnlyList<string> Words, string? JobFile, bool IsAlone)
{
    private const string Session = "setsid";

    // The positional parameters are the script and the file; no path is ever part of the program.
    private const string InAllocation = "echo \"$$ $SLURM_JOB_ID\" >\"$2\"; exec bash \"$1\"";
    private const string ToStandardError = "exec bash \"$1\" >&2";

    /// <summary>The command for a script.</summary>
    /// <param name="place">Where it runs.</param>
    /// <param name="path">The path of the script.</param>
    /// <param name="script">Its text.</param>
    /// <param name="sallocOptions">Further options of salloc.</param>
    /// <param name="keepsOutput">True to send the script's output to standard error, because standard output has something else.</param>
    public static RunCommand Of(RunPlace place, string path, string script, IReadOnlyList<string> sallocOptions, bool keepsOutput)
    {
        // The supervisor of a script moves to a session without a terminal. When it starts in one, it needs no process in between.
        var isAlone = CommandSearch.Find(Session) is not null;
        List<string> words = isAlone ? [Session] : [];
        if (place != RunPlace.Salloc)
        {
            words.AddRange(keepsOutput ? ["bash", "-c", ToStandardError, "sflow", path] : ["bash", path]);
            return new RunCommand(place, words, null, isAlone);
        }

        var jobFile = path + ".job";
        words.AddRange(["salloc", .. SallocArguments.Of(script, sallocOptions)]);
        words.AddRange(["bash", "-c", keepsOutput ? InAllocation + " >&2" : InAllocation, "sflow", path, jobFile]);
        return new RunCommand(place, words, jobFile, isAlone);
    }

    /// <summary>The command as a person would type it, without what is only for this process.</summary>
    /// <param name="script">What stands for the script.</param>
    public IReadOnlyList<string> Shown(string script) =>
        Place == RunPlace.Salloc
            ? [.. Words.SkipWhile(word => word != "salloc").TakeWhile(word => word != "bash"), "bash", script]
            : ["bash", script];
}
