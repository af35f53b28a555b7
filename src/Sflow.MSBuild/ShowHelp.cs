using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Sflow.Hosting.Files;
using Sflow.Hosting.Projects;

namespace Sflow.MSBuild;

/// <summary>
/// Prints the targets, items, metadata and properties of Sflow, and writes them to a file. MSBuild's terminal logger shows only a line
/// <c>project -> text</c>, so the last line has this form and names the file.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class ShowHelp : Microsoft.Build.Utilities.Task
{
    /// <summary>The project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The file to write, an absolute path.</summary>
    [Required]
    public string File { get; set; } = "";

    /// <summary>
    /// The address before the page of a diagnostic's code in its link, such as one that ends with a slash; empty for no links.
    /// </summary>
    public string? HelpLinkBase { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        foreach (var line in ProjectHelp.Lines)
            Say(line);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            System.IO.File.WriteAllLines(File, ProjectHelp.Lines);
            Say($"{Path.GetFileNameWithoutExtension(ProjectFile)} -> {ProjectHelp.Overview}: {File}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reader = new FileSourceReader(Path.GetDirectoryName(Path.GetFullPath(ProjectFile))!);
            new DiagnosticLog(Log, reader, HelpLinkBase).Write(
                Catalogue.OutputUnwritable(TextLocation.OfFile(ProjectFile), Path.GetFileName(File), e.Message)
            );
        }

        return !Log.HasLoggedErrors;
    }

    private void Say(string line) => Log.LogMessage(MessageImportance.High, "{0}", line);
}
