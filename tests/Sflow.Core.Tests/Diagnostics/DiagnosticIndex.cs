namespace Sflow.Tests.Diagnostics;

/// <summary><c>docs/diagnostics.md</c>: a table of all codes, grouped by the first two digits.</summary>
internal static class DiagnosticIndex
{
    /// <summary>Where it is.</summary>
    public static string Path { get; } = Repository.PathOf("docs", "diagnostics.md");

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
        ["20"] = "The sflow command",
    };

    /// <summary>The content of the page, made from the pages of all codes.</summary>
    public static string Write(IEnumerable<DiagnosticPage> pages)
    {
        var text = new StringBuilder(
            """
            # Diagnostics

            This page lists every diagnostic of Sflow. The page of each code explains the diagnostic and shows an example and a fix.

            | severity | meaning |
            |---|---|
            | error | Sflow writes nothing for the workflow or the sweep. |
            | warning | The input is legal and probably wrong. |
            | info | Sflow reports what it did. |

            A code never changes its meaning. The code of a removed diagnostic is not used again.

            MSBuild links each diagnostic to its page in the package. If you serve the pages elsewhere, set the property
            `SflowHelpLinkBase` to that address, with a slash at its end. The link is the address, followed by the code and `.md`.

            """.ReplaceLineEndings("\n")
        );
        foreach (var group in pages.GroupBy(page => page.Code.Substring("SFLOW".Length, 2)))
        {
            text.Append($"\n## {Groups[group.Key]}\n\n| code | severity | title |\n|---|---|---|\n");
            foreach (var page in group)
                text.Append($"| [{page.Code}](diagnostics/{page.Code}.md) | {page.Severity.ToLowerInvariant()} | {page.Title} |\n");
        }

        return text.ToString();
    }
}
