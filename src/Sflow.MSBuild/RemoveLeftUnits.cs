using Microsoft.Build.Framework;
using Sflow.Hosting.Files;
using Sflow.Hosting.Units;

namespace Sflow.MSBuild;

/// <summary>
/// Removes the files of workflows and sweeps that an earlier build made and that are not in the project any more. It removes a folder
/// only if it is empty then.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class RemoveLeftUnits : ProjectTask
{
    /// <summary>The folder that records the files of each unit.</summary>
    [Required]
    public string StateFolder { get; set; } = "";

    /// <summary>The units of the project. Default: none, so that the files of all units are removed.</summary>
    public ITaskItem[] Units { get; set; } = [];

    private protected override void Run(FileSourceReader reader, CancellationToken cancellation)
    {
        try
        {
            new LeftUnits(reader, reader.FullPath(StateFolder)).Remove(Units.Select(unit => unit.ItemSpec));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Diagnostics.Write(Catalogue.OutputUnwritable(TextLocation.OfFile(ProjectFile), Path.GetFileName(ProjectFile), e.Message));
        }
    }
}
