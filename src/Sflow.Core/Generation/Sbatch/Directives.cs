using Sflow.Binding;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch;

/// <summary>The <c>#SBATCH</c> lines of a script.</summary>
internal static class Directives
{
    // The job has these seconds to end by itself before Slurm ends it, when its time limit is long enough.
    private const int Warning = 90;

    /// <summary>
    /// Returns the options in the order of the lines, without <c>#SBATCH</c>. An option of the user replaces the same option of
    /// Sflow.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="slurm">The allocation. It is null when no task needs one.</param>
    /// <param name="diagnostics">Receives the diagnostics for options that a line can't contain.</param>
    public static IReadOnlyList<string> Of(ExecutionPlan plan, ResolvedBackend? slurm, DiagnosticBag diagnostics)
    {
        var own = new List<string>();
        var jobName = plan.Settings.JobName ?? slurm?.JobName;
        void Add(string option, Located<string>? value, string? property = null)
        {
            if (value is not null && Checked($"--{option}={value.Value}", value.Location, property, diagnostics) is { } line)
                own.Add(line);
        }

        Add("job-name", jobName ?? plan.Name with { Value = JobNames.Safe(plan.Name.Value) });
        Add("partition", slurm?.Partition, PropertyOf(slurm?.Partition, plan.Settings.Slurm.Partition, nameof(SlurmSettings.Partition)));
        Add("account", slurm?.Account, PropertyOf(slurm?.Account, plan.Settings.Slurm.Account, nameof(SlurmSettings.Account)));
        own.Add(string.Format(CultureInfo.InvariantCulture, "--nodes={0}", slurm?.Nodes ?? 1));
        Add("segment", slurm?.Segment);
        Add("nodelist", Joined(slurm?.IncludedNodes));
        Add("exclude", Joined(slurm?.ExcludedNodes));
        Add("time", slurm?.Time, PropertyOf(slurm?.Time, plan.Settings.Time, nameof(JobSettings.Time)));
        own.Add("--output=%x-%j.out");
        own.Add(string.Format(CultureInfo.InvariantCulture, "--signal=B:USR1@{0}", WarningFor(slurm?.Time?.Value)));
        var users = Words(slurm?.ExtraArgs ?? [])
            .Concat(plan.Settings.Slurm.SbatchOptions)
            .Select(option => Checked(option.Value.Trim(), option.Location, null, diagnostics))
            .OfType<string>()
            .ToList();
        var replaced = new HashSet<string>(users.Select(SubmissionOptions.NameOf));
        // The user requests whole nodes or sets the CPUs, so the script must not add CPUs.
        if (
            slurm is not null
            && plan.CpusPerNode is var cpus and > 1
            && !replaced.Overlaps(["--exclusive", "--ntasks", "--ntasks-per-node", "--cpus-per-gpu", "--cpus-per-task", "--tasks-per-node"])
        )
            own.Add(string.Format(CultureInfo.InvariantCulture, "--{0}={1}", CpuOption(replaced), cpus));
        return [.. own.Where(option => !replaced.Contains(SubmissionOptions.NameOf(option))), .. users];
    }

    // An empty list means any node, and sbatch refuses an empty value.
    private static Located<string>? Joined(IReadOnlyList<Located<string>>? nodes) =>
        nodes is { Count: > 0 } ? nodes[0] with { Value = string.Join(",", nodes.Select(node => node.Value)) } : null;

    private static string? PropertyOf(Located<string>? value, Located<string>? setting, string member) =>
        setting is not null && Equals(value, setting) ? JobSettings.NameOf(member) : null;

    // sbatch adds --cpus-per-task to the job's environment, and an srun in a local task then applies it to each rank. However,
    // Slurm 24.11 and later give one CPU per node in spite of --mincpus when an option sets threads.
    private static string CpuOption(HashSet<string> users) =>
        users.Overlaps(["--hint", "--threads-per-core"]) ? "cpus-per-task" : "mincpus";

    // A list may hold an option and its value as two words, but sbatch needs them on one line.
    private static IEnumerable<Located<string>> Words(IReadOnlyList<Located<string>> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var hasValue =
                i + 1 < words.Count
                && words[i].Value.StartsWith("-", StringComparison.Ordinal)
                && !words[i].Value.Contains("=")
                && !words[i + 1].Value.StartsWith("-", StringComparison.Ordinal);
            yield return hasValue
                ? words[i] with
                {
                    Value = $"{words[i].Value}{(words[i].Value.StartsWith("--", StringComparison.Ordinal) ? "=" : " ")}{words[++i].Value}",
                }
                : words[i];
        }
    }

    // sbatch splits a line into words, with quotes and comments (sbatch(1)). No character may end the word or the line early.
    private static string? Checked(string option, TextLocation at, string? property, DiagnosticBag diagnostics)
    {
        if (!option.StartsWith("-", StringComparison.Ordinal) || !IsPlain(option))
        {
            diagnostics.Add(Catalogue.UnsafeDirective(at, option, property));
            return null;
        }

        return SubmissionOptions.Check(option, at, diagnostics) ? Quoted(option) : null;
    }

    private static bool IsPlain(string option)
    {
        foreach (var c in option)
        {
            if (c is < ' ' or > '~' or '"' or '\'' or '\\' or '#' or '`' or '$')
                return false;
        }

        return true;
    }

    // A value with spaces stays one word only in quotes. When another option follows the space, the line holds several options.
    private static string Quoted(string option)
    {
        var separator = option.IndexOfAny(['=', ' ']);
        var value = separator < 0 ? "" : option.Substring(separator + 1);
        if (separator >= 0 && option[separator] == ' ')
            value = value.TrimStart();
        return value.IndexOf(' ') < 0 || (option[separator] == ' ' && value[0] == '-')
            ? option
            : $"{option.Substring(0, separator + 1)}\"{value}\"";
    }

    private static int WarningFor(string? time)
    {
        var seconds = time is null ? null : SlurmTime.Seconds(time);
        return seconds is { } limit && limit < Warning * 10 ? Math.Max(15, (int)(limit / 10)) : Warning;
    }
}
