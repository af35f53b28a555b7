using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Sflow.Binding;
using Sflow.Diagnostics;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Text;

namespace Sflow.Generation.Sbatch;

/// <summary>The <c>#SBATCH</c> lines of a script.</summary>
internal static class Directives
{
    // Seconds that the job has to end by itself before Slurm ends it, where its time allows that.
    private const int Warning = 90;

    /// <summary>The options in the order of the lines, without <c>#SBATCH</c>. An option that the user gives takes the place of ours.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="slurm">The allocation; null where no task needs one.</param>
    /// <param name="cpus">How many CPUs of a node the widest step needs.</param>
    /// <param name="settings">What the project says about the job.</param>
    /// <param name="diagnostics">Takes what can't stand in a line.</param>
    public static IReadOnlyList<string> Of(ExecutionPlan plan, ResolvedBackend? slurm, int cpus, JobSettings settings, DiagnosticBag diagnostics)
    {
        var own = new List<string>();
        var jobName = settings.JobName ?? slurm?.JobName;
        void Add(string option, Located<string>? value)
        {
            if (value is not null && Checked($"--{option}={value.Value}", value.Location, diagnostics) is { } line)
                own.Add(line);
        }

        Add("job-name", jobName ?? plan.Name with { Value = JobNames.Safe(plan.Name.Value) });
        Add("partition", slurm?.Partition);
        Add("account", slurm?.Account);
        own.Add(string.Format(CultureInfo.InvariantCulture, "--nodes={0}", slurm?.Nodes ?? 1));
        Add("time", slurm?.Time);
        own.Add("--output=%x-%j.out");
        own.Add(string.Format(CultureInfo.InvariantCulture, "--signal=B:USR1@{0}", WarningFor(slurm?.Time?.Value)));
        // Not --cpus-per-task: sbatch would tell it to every step through its environment, where some versions of srun take it for each rank.
        if (slurm is not null && cpus > 1)
            own.Add(string.Format(CultureInfo.InvariantCulture, "--mincpus={0}", cpus));
        var users = Words(slurm?.ExtraArgs ?? []).Concat(settings.SbatchOptions).Select(option => Checked(option.Value.Trim(), option.Location, diagnostics)).OfType<string>().ToList();
        var replaced = new HashSet<string>(users.Select(Name));
        // Whole nodes, or CPUs that the user counts: nothing is to be added to that.
        if (replaced.Overlaps(["--exclusive", "--ntasks", "--ntasks-per-node", "--cpus-per-gpu", "--cpus-per-task", "--tasks-per-node"]))
            replaced.Add("--mincpus");
        return [.. own.Where(option => !replaced.Contains(Name(option))), .. users];
    }

    // An option and its value may be two words of a list: sbatch wants them on one line.
    private static IEnumerable<Located<string>> Words(IReadOnlyList<Located<string>> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var hasValue = i + 1 < words.Count && words[i].Value.StartsWith("-", StringComparison.Ordinal) && !words[i].Value.Contains("=") && !words[i + 1].Value.StartsWith("-", StringComparison.Ordinal);
            yield return hasValue ? words[i] with { Value = $"{words[i].Value}{(words[i].Value.StartsWith("--", StringComparison.Ordinal) ? "=" : " ")}{words[++i].Value}" } : words[i];
        }
    }

    private static string Name(string option)
    {
        var name = option.Split('=', ' ')[0];
        return ShortOptions.TryGetValue(name, out var full) ? full : name;
    }

    private static readonly Dictionary<string, string> ShortOptions = new()
    {
        ["-J"] = "--job-name", ["-p"] = "--partition", ["-A"] = "--account", ["-N"] = "--nodes", ["-t"] = "--time", ["-o"] = "--output", ["-c"] = "--cpus-per-task", ["-n"] = "--ntasks",
    };

    // What sbatch reads in a line is words with quotes and comments (sbatch(1)); nothing may end the word or the line.
    private static string? Checked(string option, TextLocation at, DiagnosticBag diagnostics)
    {
        if (!option.StartsWith("-", StringComparison.Ordinal) || !IsPlain(option))
        {
            diagnostics.Add(Catalogue.UnsafeDirective(at, option));
            return null;
        }

        return Quoted(option);
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

    // Only quotes keep a value with blanks in one word. Where another option follows the blank, the line holds several.
    private static string Quoted(string option)
    {
        var separator = option.IndexOfAny(['=', ' ']);
        var value = separator < 0 ? "" : option.Substring(separator + 1);
        if (separator >= 0 && option[separator] == ' ')
            value = value.TrimStart();
        return value.IndexOf(' ') < 0 || (option[separator] == ' ' && value[0] == '-') ? option : $"{option.Substring(0, separator + 1)}\"{value}\"";
    }

    private static int WarningFor(string? time)
    {
        var seconds = time is null ? null : SlurmTime.Seconds(time);
        return seconds is { } limit && limit < Warning * 10 ? Math.Max(15, (int)(limit / 10)) : Warning;
    }
}
