using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Sflow.Hosting.Files;
using Sflow.Hosting.Processes;
using Sflow.Hosting.Projects;

namespace Sflow.MSBuild;

// CA1001: MSBuild may cancel a task at any time, even just after its end. The source has no timer and holds nothing that must be freed.
/// <summary>What the tasks for a project have in common: its file, places in it, diagnostics, and cancellation.</summary>
#pragma warning disable CA1001
public abstract class ProjectTask : Microsoft.Build.Utilities.Task, ICancelableTask
#pragma warning restore CA1001
{
    private readonly CancellationTokenSource cancellation = new();

    /// <summary>
    /// The project file. Relative paths start at its folder, and diagnostics about the whole project have its path as their location.
    /// </summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>
    /// The address before the page of a diagnostic's code in its link, such as one that ends with a slash; empty for no links.
    /// </summary>
    public string? HelpLinkBase { get; set; }

    /// <summary>Logs diagnostics.</summary>
    private protected DiagnosticLog Diagnostics { get; private set; } = null!;

    /// <summary>Finds the elements that items and properties come from.</summary>
    private protected ProjectPlaces Places { get; private set; } = null!;

    /// <summary>Reads items and their metadata.</summary>
    private protected ItemReader Items { get; private set; } = null!;

    /// <summary>The global properties, such as those of the command line.</summary>
    private protected IReadOnlyDictionary<string, string> Globals =>
        BuildEngine is IBuildEngine6 engine ? engine.GetGlobalProperties() : new Dictionary<string, string>();

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        var project = Path.GetFullPath(ProjectFile);
        var reader = new FileSourceReader(Path.GetDirectoryName(project)!);
        Diagnostics = new DiagnosticLog(Log, reader, HelpLinkBase);
        Places = new ProjectPlaces(project, Globals);
        Items = new ItemReader(Places);
        try
        {
            Run(reader, cancellation.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // MSBuild itself reports that the build was cancelled.
            return false;
        }
#pragma warning disable CA1031 // Whatever it is, MSBuild would show a stack trace where the user needs a sentence.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Diagnostics.Write(
                Catalogue.InternalError(TextLocation.OfFile(ProjectFile), e.GetType().Name + ": " + CommandOutput.OneLine(e.Message))
            );
            Log.LogMessage(MessageImportance.Normal, "{0}", e.ToString());
        }

        if (Diagnostics.FirstError is { } error)
            ErrorPage.Show(Log, BuildEngine4, ProjectFile, HelpLinkBase, error);
        return !Log.HasLoggedErrors;
    }

    /// <summary>Cancels the work. It ends at the next point where nothing is half done.</summary>
    public void Cancel() => cancellation.Cancel();

    /// <summary>Does the work.</summary>
    /// <param name="reader">Knows the project's folder.</param>
    /// <param name="cancellation">Cancels the work.</param>
    private protected abstract void Run(FileSourceReader reader, CancellationToken cancellation);
}
