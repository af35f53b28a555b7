using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Sflow.Tests.Diagnostics;

/// <summary><c>docs/diagnostics.md</c>: a table of all codes, grouped by the first two digits.</summary>
internal static class DiagnosticIndex
{
    /// <summary>Where it is.</summary>
    public static string Path { get; } = RepositoryFiles.PathOf("docs", "diagnostics.md");

    private static readonly Dictionary<string, string> Groups = new()
    {
        ["00"] = "Sflow itself",
        ["10"] = "Reading and YAML",
        ["11"] = "Composition",
        ["12"] = "Fields, names and references",
        ["13"] = "Expressions",
        ["14"] = "Values and replicas",
        ["15"] = "Nodes and GPUs",
        ["16"] = "The script",
        ["17"] = "Sweeps",
        ["18"] = "Slurm and submission",
        ["19"] = "Projects",
    };

    /// <summary>Its text, made from the pages.</summary>
    public static string Write(IEnumerable<DiagnosticPage> pages)
    {
        var text = new StringBuilder("""
            # Diagnostics

            Every finding has a code. Codes never change their meaning, and a removed one is not used again. An **error** means that nothing is
            written for the workflow or the sweep; a **warning** that something is legal and probably wrong; an **info** tells what was done.
            MSBuild gives each finding a link to its page, in the package. Where the pages are served elsewhere, set the property `SflowHelpLinkBase`
            to that place, with a slash at its end: the link is that text, the code and `.md`.

            """.ReplaceLineEndings("\n"));
        foreach (var group in pages.GroupBy(page => page.Code.Substring("SFLOW".Length, 2)))
        {
            text.Append($"\n## {Groups[group.Key]}\n\n| code | | what it says |\n|---|---|---|\n");
            foreach (var page in group)
                text.Append($"| [{page.Code}](diagnostics/{page.Code}.md) | {page.Severity.ToLowerInvariant()} | {page.Title} |\n");
        }

        return text.ToString();
    }
}
