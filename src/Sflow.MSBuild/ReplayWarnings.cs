using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Sflow.MSBuild;

/// <summary>Says the warnings of units again that are up to date, so that a second build doesn't look cleaner than the first.</summary>
[MSBuildMultiThreadableTask]
public sealed class ReplayWarnings : Task
{
    /// <summary>The files that hold the warnings; missing ones are passed over.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>What stands before the page of a finding's code in its link, such as an address that ends with a slash; empty: no links.</summary>
    public string? HelpLinkBase { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        foreach (var file in Files.Where(f => File.Exists(f.ItemSpec)))
        {
            foreach (var warning in File.ReadAllLines(file.ItemSpec).Select(WarningLine.Parse).OfType<WarningLine>())
                Log.LogWarning(null, warning.Code, null, DiagnosticLog.LinkOf(HelpLinkBase, warning.Code + ".md"), warning.File, warning.Line, warning.Column, 0, 0, "{0}", warning.Message);
        }

        return !Log.HasLoggedErrors;
    }
}
