using System.Text.RegularExpressions;
using Sflow.Expressions;

namespace Sflow.Binding;

/// <summary>
/// Finds each <c>${NAME}</c> in the scripts of a task whose name is unknown, and each <c>$NAME</c> whose name is unknown and
/// similar to a known one. Known names are variables, artifacts, assignments in the script, and names that the shell, Slurm or
/// Sflow sets. Scripts that read another file or compute the names that they assign are skipped.
/// </summary>
internal static class UnknownShellNames
{
    private static readonly TimeSpan MatchLimit = TimeSpan.FromSeconds(1);

    private static readonly Regex Assignment = new(
        @"(?:^|[\s;&|({`])(?:"
            + @"(?:export|local|declare|typeset|readonly|read|mapfile|readarray|for|unset|select|let|printf\s+-v)\s+"
            + @"(?:-\S+\s+|[0-9.]+\s+|'[^']*'\s+|""[^""]*""\s+)*(?<names>[A-Za-z_][A-Za-z0-9_ ]*)"
            + @"|(?<name>[A-Za-z_][A-Za-z0-9_]*)(?:\[[^\]]*\])?\+?=)"
            + @"|\(\(\s*(?<count>[A-Za-z_][A-Za-z0-9_]*)"
            + @"|\$\{(?<preset>[A-Za-z_][A-Za-z0-9_]*):?="
            + @"|\bgetopts\s+\S+\s+(?<option>[A-Za-z_][A-Za-z0-9_]*)"
            + @"|\{(?<handle>[A-Za-z_][A-Za-z0-9_]*)\}[<>]",
        RegexOptions.CultureInvariant,
        MatchLimit
    );

    // Commands that read other files, tools that set up an environment, and commands that assign computed names.
    private static readonly Regex ReadsMore = new(
        @"(?:^|[\s;&|(])(?:(?:source|eval|\.|set\s+-a|module|ml|spack|conda|mamba|micromamba)\s"
            + @"|(?:export|declare|typeset|local|readonly|read|printf\s+-v|mapfile|readarray)\s+(?:-\S+\s+)*[""']?[$`])",
        RegexOptions.CultureInvariant | RegexOptions.Multiline,
        MatchLimit
    );

    private static readonly string[] SetByOthers =
    [
        "SFLOW_",
        "SLURM",
        "PMI",
        "PMIX_",
        "OMPI_",
        "CUDA_",
        "NVIDIA_",
        "BASH",
        "LC_",
        "XDG_",
        "ENROOT_",
        "PYXIS_",
    ];

    private static readonly HashSet<string> SetByShell =
    [
        "HOME",
        "PATH",
        "USER",
        "LOGNAME",
        "SHELL",
        "PWD",
        "OLDPWD",
        "HOSTNAME",
        "HOSTTYPE",
        "MACHTYPE",
        "OSTYPE",
        "LANG",
        "TERM",
        "TMPDIR",
        "UID",
        "EUID",
        "PPID",
        "RANDOM",
        "SECONDS",
        "LINENO",
        "IFS",
        "OPTARG",
        "OPTIND",
        "REPLY",
        "FUNCNAME",
        "PIPESTATUS",
        "EPOCHSECONDS",
        "EPOCHREALTIME",
        "SHLVL",
        "LD_LIBRARY_PATH",
        "LD_PRELOAD",
        "PYTHONPATH",
        "GROUPS",
        "COLUMNS",
        "LINES",
        "EDITOR",
        "TZ",
        "MANPATH",
        "PYTHONUNBUFFERED",
        "SCRATCH",
        "WORK",
        "GPU_DEVICE_ORDINAL",
        "ROCR_VISIBLE_DEVICES",
    ];

    /// <summary>Reports each name once per task, at its first use.</summary>
    public static void Check(WorkflowModel model, DiagnosticBag diagnostics)
    {
        var known = new HashSet<string>(
            model
                .Variables.Concat(model.WorkflowVariables)
                .Select(variable => variable.Name.Value)
                .Concat(model.Artifacts.Select(artifact => artifact.Name.Value))
        );
        foreach (var task in model.Tasks.Where(task => task.Operator?.Kind.ScriptIsShell != false))
            Check(task, known, diagnostics);
    }

    private static void Check(TaskModel task, HashSet<string> known, DiagnosticBag diagnostics)
    {
        var entries = task.Script.Select(Source).OfType<LocatedText>().ToList();
        var script = string.Join("\n", entries.Select(entry => entry.Value));
        try
        {
            if (ReadsMore.IsMatch(script))
                return;
            var own = new HashSet<string>(task.Variables.Select(variable => variable.Name.Value).Concat(Assigned(script)));
            var reported = new HashSet<string>();
            foreach (var entry in entries)
            {
                foreach (var found in ShellExpansions.Find(entry.Value).Where(found => !found.IsInComment))
                {
                    var name = found.Name;
                    if (known.Contains(name) || own.Contains(name) || IsSetByOthers(name) || reported.Contains(name))
                        continue;
                    // Programs in double quotes, such as those of awk, have names without braces, too.
                    var near = found.IsBraced ? Suggestion.For(name, known.Concat(own)) : NearVariable(name, known);
                    if (near is null && !found.IsBraced)
                        continue;
                    reported.Add(name);
                    var at = entry.LocationOf(new TextSpan(found.Start, found.Length));
                    diagnostics.Add(Catalogue.UnknownShellName(at, name, task.Name.Value, near, found.IsBraced));
                }
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // A script that takes too long to search gets no advice, which is acceptable because advice is not a check.
        }
    }

    private static IEnumerable<string> Assigned(string script)
    {
        foreach (Match match in Assignment.Matches(script))
        {
            foreach (var group in new[] { "names", "name", "count", "preset", "option", "handle" })
            {
                foreach (var name in match.Groups[group].Value.Split([' '], StringSplitOptions.RemoveEmptyEntries))
                    yield return name;
            }
        }
    }

    // A short name is similar to many, and a name in other letters is probably another program's.
    private static string? NearVariable(string name, HashSet<string> known) =>
        name.Length > 3 && Suggestion.For(name, known) is { } near && char.IsUpper(near[0]) == char.IsUpper(name[0]) ? near : null;

    private static bool IsSetByOthers(string name) =>
        SetByShell.Contains(name) || SetByOthers.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static LocatedText? Source(ValueModel line) =>
        line switch
        {
            TemplateValue template => template.Template.Source,
            LiteralValue literal => literal.Source,
            _ => null,
        };
}
