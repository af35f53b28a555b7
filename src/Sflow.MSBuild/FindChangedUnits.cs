using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Sflow.Hosting.Files;
using Sflow.Hosting.Units;

namespace Sflow.MSBuild;

/// <summary>
/// Finds the units that must be built again, because a file that they were made from, or a file that was made, is not as their stamp notes
/// it. It compares length and time, and reads a file only when they differ. It compiles nothing.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class FindChangedUnits : Microsoft.Build.Utilities.Task
{
    /// <summary>The project file. Relative paths start at its folder.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The units: <c>Stamp</c> is the path of the stamp.</summary>
    [Required]
    public ITaskItem[] Units { get; set; } = [];

    /// <summary>The files that every unit was made from, such as the project file.</summary>
    public string[] ProjectInputs { get; set; } = [];

    /// <summary>The stamps that exist and are not right anymore.</summary>
    [Output]
    public ITaskItem[] ChangedStamps { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var reader = new FileSourceReader(Path.GetDirectoryName(Path.GetFullPath(ProjectFile))!);
        List<string> inputs = [.. ProjectInputs.Select(reader.FullPath).Distinct()];
        ChangedStamps =
        [
            .. Units
                .Select(unit => reader.FullPath(unit.GetMetadata("Stamp")))
                .Where(stamp => File.Exists(stamp) && !IsCurrent(new UnitStamp(reader, stamp), inputs))
                .Select(stamp => new TaskItem(stamp)),
        ];
        return !Log.HasLoggedErrors;
    }

    // A unit whose files can't be read is built again, and that build reports why.
    private bool IsCurrent(UnitStamp stamp, IReadOnlyList<string> inputs)
    {
        try
        {
            return stamp.IsCurrent(inputs);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.LogMessage(MessageImportance.Low, "{0}", e.Message);
            return false;
        }
    }
}
