using Sflow.Resolution;

namespace Sflow.Generation.Sbatch;

/// <summary>Options of sbatch that Slurm would refuse after the build, or that would make one submission something else.</summary>
internal static class SubmissionOptions
{
    private const string JobName = "--job-name";
    private const string Time = "--time";
    private const string Array = "--array";
    private const string Wait = "--wait";
    private const string Clusters = "--clusters";

    private static readonly Dictionary<string, string> ShortOptions = new()
    {
        ["-J"] = JobName,
        ["-p"] = "--partition",
        ["-A"] = "--account",
        ["-N"] = "--nodes",
        ["-t"] = Time,
        ["-o"] = "--output",
        ["-c"] = "--cpus-per-task",
        ["-n"] = "--ntasks",
        ["-w"] = "--nodelist",
        ["-x"] = "--exclude",
        ["-a"] = Array,
        ["-W"] = Wait,
        ["-M"] = Clusters,
        ["--cluster"] = Clusters,
    };

    private static readonly Dictionary<string, string> Refused = new()
    {
        [Array] =
            "every job of an array would run the same workflow, and a submission would be several jobs. "
            + "Use a sweep or a matrix for several jobs.",
        ["hetjob"] = "the job would have parts of its own, and the plan has one.",
        [Clusters] = "Sflow asks the cluster of this machine about its jobs, and would not find the job there.",
        [Wait] = "sbatch would give the number of the job only when the job has ended.",
    };

    /// <summary>The long name of an option.</summary>
    public static string NameOf(string option)
    {
        var name = SrunArguments.NameOf(option);
        return ShortOptions.TryGetValue(name, out var full) ? full : name;
    }

    /// <summary>Reports options that can't work. Returns false when there is one.</summary>
    /// <param name="option">An option, or several separated by spaces.</param>
    /// <param name="at">Its location.</param>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    public static bool Check(string option, TextLocation at, DiagnosticBag diagnostics)
    {
        var separator = option.IndexOfAny(['=', ' ']);
        var rest = separator < 0 ? "" : option.Substring(separator + 1).Trim();
        var isList = separator >= 0 && option[separator] == ' ' && rest.StartsWith("-", StringComparison.Ordinal);
        var found = Problem(option, NameOf(option), isList ? "" : rest, at);
        if (found is not null)
            diagnostics.Add(found);
        return (!isList || Check(rest, at, diagnostics)) & found is null;
    }

    private static Diagnostic? Problem(string option, string name, string value, TextLocation at)
    {
        // A short option may have its value without a space: -t30.
        if (value.Length == 0 && option.Length > 2 && option[1] != '-' && option.IndexOfAny(['=', ' ']) < 0)
            value = option.Substring(2);
        return Refused.TryGetValue(IsPrefixOfArray(name) ? Array : name, out var why)
                ? Catalogue.OptionBreaksSubmission(
                    at,
                    name.Length > 2 && option.StartsWith("--", StringComparison.Ordinal) ? name : option,
                    why
                )
            : name == Time && value.Length > 0 && !SlurmTime.IsReadable(value) ? Catalogue.TimeUnreadable(at, value)
            : name == JobName && value.Contains("/") ? Catalogue.JobNameHasSlash(at, value)
            : null;
    }

    // sbatch accepts a long option that is cut off (getopt_long(3)). No other option begins with --ar, and --wai is ambiguous.
    private static bool IsPrefixOfArray(string name) => name.Length >= 4 && Array.StartsWith(name, StringComparison.Ordinal);
}
