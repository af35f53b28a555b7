using System;
using System.Collections.Generic;
using System.Linq;
using Sflow.Diagnostics;
using Sflow.Text;

namespace Sflow.Binding;

/// <summary>Which names variables and artifacts may have: they become variables of the tasks' shells.</summary>
public static class VariableNames
{
    // What expressions offer themselves; a variable of that name would hide it.
    private static readonly HashSet<string> Contexts = ["variables", "artifacts", "backends", "workflow", "task"];

    // bash(1), "Shell Variables": assigning to these fails or changes what bash itself does.
    private static readonly HashSet<string> KeptByBash =
    [
        "_", "BASH", "BASHOPTS", "BASHPID", "BASH_ALIASES", "BASH_ARGC", "BASH_ARGV", "BASH_CMDS", "BASH_COMMAND", "BASH_LINENO", "BASH_SOURCE",
        "BASH_SUBSHELL", "BASH_VERSINFO", "BASH_VERSION", "DIRSTACK", "EPOCHREALTIME", "EPOCHSECONDS", "EUID", "FUNCNAME", "GROUPS", "HISTCMD",
        "HOSTTYPE", "LINENO", "MACHTYPE", "OPTERR", "OPTIND", "OSTYPE", "PIPESTATUS", "PPID", "RANDOM", "SECONDS", "SHELLOPTS", "SHLVL", "SRANDOM", "UID",
    ];

    /// <summary>Reports a name that can't be used.</summary>
    /// <param name="name">The name.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <param name="isForShells">True when shells must be able to hold the name: an artifact's.</param>
    public static void Check(Located<string> name, DiagnosticBag diagnostics, bool isForShells = false)
    {
        var text = name.Value;
        if (Contexts.Contains(text) || text.StartsWith("SFLOW_", StringComparison.Ordinal) || text.StartsWith("_sf_", StringComparison.OrdinalIgnoreCase))
            diagnostics.Add(Catalogue.ReservedName(name.Location, text, "Sflow keeps for itself"));
        else if (KeptByBash.Contains(text))
            diagnostics.Add(Catalogue.ReservedName(name.Location, text, "bash keeps for itself"));
        else if (!text.All(c => char.IsLetterOrDigit(c) || c == '_') || text.Length == 0 || char.IsDigit(text[0]) || (isForShells && !IsShellName(text)))
            diagnostics.Add(Catalogue.NotAnIdentifier(name.Location, text));
        else if (!IsShellName(text))
            diagnostics.Add(Catalogue.NotAShellName(name.Location, text));
    }

    /// <summary>True for a name that a shell can hold: ASCII letters, digits and <c>_</c>, no digit first.</summary>
    public static bool IsShellName(string name) =>
        name.Length > 0 && name[0] is not (>= '0' and <= '9') && name.All(c => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'));
}
