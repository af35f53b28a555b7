namespace Sflow.Binding;

/// <summary>Checks the names of variables and artifacts, which become variables of the tasks' shells.</summary>
internal static class VariableNames
{
    // Names that expressions define; a variable with such a name would hide them.
    private static readonly HashSet<string> Contexts = ["variables", "artifacts", "backends", "workflow", "task"];

    // bash(1), "Shell Variables": assigning to these fails or changes what bash itself does.
    private static readonly HashSet<string> KeptByBash =
    [
        "_",
        "BASH",
        "BASHOPTS",
        "BASHPID",
        "BASH_ALIASES",
        "BASH_ARGC",
        "BASH_ARGV",
        "BASH_CMDS",
        "BASH_COMMAND",
        "BASH_LINENO",
        "BASH_SOURCE",
        "BASH_SUBSHELL",
        "BASH_VERSINFO",
        "BASH_VERSION",
        "DIRSTACK",
        "EPOCHREALTIME",
        "EPOCHSECONDS",
        "EUID",
        "FUNCNAME",
        "GROUPS",
        "HISTCMD",
        "HOSTTYPE",
        "LINENO",
        "MACHTYPE",
        "OPTERR",
        "OPTIND",
        "OSTYPE",
        "PIPESTATUS",
        "PPID",
        "RANDOM",
        "SECONDS",
        "SHELLOPTS",
        "SHLVL",
        "SRANDOM",
        "UID",
    ];

    /// <summary>Reports a name that can't be used.</summary>
    /// <param name="name">The name.</param>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    /// <param name="isForShells">True when the name must be valid in shells: an artifact's name.</param>
    public static void Check(Located<string> name, DiagnosticBag diagnostics, bool isForShells = false)
    {
        var text = name.Value;
        if (
            Contexts.Contains(text)
            || text.StartsWith("SFLOW_", StringComparison.Ordinal)
            || text.StartsWith("_sf_", StringComparison.OrdinalIgnoreCase)
        )
            diagnostics.Add(Catalogue.ReservedName(name.Location, text, "Sflow"));
        else if (KeptByBash.Contains(text))
            diagnostics.Add(Catalogue.ReservedName(name.Location, text, "bash"));
        else if (
            !text.All(c => char.IsLetterOrDigit(c) || c == '_')
            || text.Length == 0
            || char.IsDigit(text[0])
            || (isForShells && !IsShellName(text))
        )
            diagnostics.Add(Catalogue.NotAnIdentifier(name.Location, text));
        else if (!IsShellName(text))
            diagnostics.Add(Catalogue.NotAShellName(name.Location, text));
    }

    /// <summary>True for a name that is valid in shells: ASCII letters, digits and <c>_</c>, without a digit at the start.</summary>
    public static bool IsShellName(string name) =>
        name.Length > 0
        && name[0] is not (>= '0' and <= '9')
        && name.All(c => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'));
}
