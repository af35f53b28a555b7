using Microsoft.Build.Framework;
using Sflow.Hosting.Files;
using Sflow.Hosting.Submission;

namespace Sflow.MSBuild;

/// <summary>
/// Writes into the output folder what it contains and which project it belongs to: <c>&lt;project&gt;.sflow.json</c>. With it,
/// <c>sflow submit</c> works on the folder alone, also after it was copied to another machine.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class WriteOutputIndex : SflowTask
{
    /// <summary>The folder of the ledger. Default: <c>.sflow</c> beside the project.</summary>
    public string? LedgerPath { get; set; }

    private protected override void Run(FileSourceReader reader, CancellationToken cancellation)
    {
        var outputs = new OutputFolder(reader.FullPath(OutputFolder));
        var ledger = reader.FullPath(string.IsNullOrWhiteSpace(LedgerPath) ? LedgerFolder.DefaultName : LedgerPath!.Trim());
        try
        {
            new OutputIndex
            {
                Project = RelativePath.From(outputs.Root, Path.GetFullPath(ProjectFile)),
                Ledger = RelativePath.From(outputs.Root, ledger),
                Workspace = Given(WorkspaceDir),
                Runs = Given(RunDir),
                Units = [.. Items.Units(Units)],
            }.Write(outputs);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Diagnostics.Write(Catalogue.OutputFolderUnwritable(Places.Project, outputs.Root, e.Message));
        }
    }

    private static string? Given(string? property) => string.IsNullOrWhiteSpace(property) ? null : property!.Trim();
}
