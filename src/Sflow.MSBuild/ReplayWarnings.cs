using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Sflow.Hosting.Records;

namespace Sflow.MSBuild;

/// <summary>Repeats the warnings of units that are up to date, so that a second build doesn't look cleaner than the first.</summary>
[MSBuildMultiThreadableTask]
public sealed class ReplayWarnings : Microsoft.Build.Utilities.Task
{
    /// <summary>The files with the warnings; missing files are skipped.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>
    /// The address before the page of a diagnostic's code in its link, such as one that ends with a slash; empty for no links.
    /// </summary>
    public string? HelpLinkBase { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        foreach (var file in Files.Where(f => File.Exists(f.ItemSpec)))
        {
            foreach (var warning in File.ReadAllLines(file.ItemSpec).Select(WarningLine.Parse).OfType<WarningLine>())
                Log.LogWarning(
                    null,
                    warning.Code,
                    null,
                    DiagnosticLog.LinkOf(HelpLinkBase, warning.Code + ".md"),
                    warning.File,
                    warning.Line,
                    warning.Column,
                    0,
                    0,
                    "{0}",
                    warning.Message
                );
        }

        return !Log.HasLoggedErrors;
    }
}
