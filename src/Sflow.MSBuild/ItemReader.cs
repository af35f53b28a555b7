using Microsoft.Build.Framework;
using Sflow.Composition;
using Sflow.Hosting.Projects;
using Sflow.Hosting.Units;

namespace Sflow.MSBuild;

/// <summary>Reads items and their metadata.</summary>
/// <param name="places">Finds the elements of items.</param>
internal sealed class ItemReader(ProjectPlaces places)
{
    private static readonly char[] Separators = [';', '\n', '\r'];

    /// <summary>An item as the project wrote it. An item that the targets derive from another one names the original's file.</summary>
    public static ProjectItemLook Look(ITaskItem item, string type) =>
        new(
            type,
            item.GetMetadata("DefinedIn").Length > 0 ? item.GetMetadata("File") : item.ItemSpec,
            item.GetMetadata("DefinedIn") is { Length: > 0 } given ? given : item.GetMetadata("DefiningProjectFullPath"),
            item.GetMetadata
        );

    /// <summary>A metadata value with its location, or null when it is empty.</summary>
    private Located<string>? Value(ITaskItem item, string type, string metadata) =>
        item.GetMetadata(metadata) is { } value && value.Trim().Length > 0
            ? new Located<string>(value.Trim(), places.OfMetadata(Look(item, type), metadata))
            : null;

    /// <summary>The parts of a list separated by semicolons.</summary>
    public static IEnumerable<Located<string>> List(string? text, TextLocation place) =>
        (text ?? "")
            .Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Trim())
            .Where(part => part.Length > 0)
            .Select(part => new Located<string>(part, place));

    /// <summary>
    /// Items in their order. Those with <c>Sorted="true"</c>, which a glob found in no particular order, are sorted among themselves by
    /// path (ordinal).
    /// </summary>
    public static IReadOnlyList<ITaskItem> InOrder(IEnumerable<ITaskItem> items)
    {
        var result = items.ToArray();
        var places = Enumerable.Range(0, result.Length).Where(i => IsTrue(result[i], "Sorted")).ToList();
        var sorted = places.Select(i => result[i]).OrderBy(item => item.ItemSpec.Replace('\\', '/'), StringComparer.Ordinal).ToList();
        for (var i = 0; i < places.Count; i++)
            result[places[i]] = sorted[i];
        return result;
    }

    /// <summary>The units that the targets collected.</summary>
    public IEnumerable<Unit> Units(IEnumerable<ITaskItem> items) =>
        items.Select(item =>
        {
            var kind = item.GetMetadata("Kind") switch
            {
                "sweep" => UnitKind.Sweep,
                "standalone" => UnitKind.Standalone,
                "matrix" => UnitKind.Matrix,
                _ => UnitKind.Workflow,
            };
            var type = kind == UnitKind.Sweep ? "SflowSweep" : "SflowWorkflow";
            var file = kind is UnitKind.Workflow or UnitKind.Matrix
                ? null
                : new Located<string>(item.GetMetadata("File"), places.OfItem(Look(item, type)));
            return new Unit(item.ItemSpec, kind, WorkflowOf(item) is { Length: > 0 } given ? given : item.ItemSpec, file)
            {
                WorkflowPlace = kind == UnitKind.Sweep ? Value(item, type, "Workflow")?.Location : null,
                Rows = Value(item, type, "Rows"),
                JobName = Value(item, type, "JobName"),
                MissableTasks = [.. Value(item, type, "MissableTasks") is { } tasks ? List(tasks.Value, tasks.Location) : []],
            };
        });

    /// <summary>Items that consist of a name only.</summary>
    public IReadOnlyList<ProjectItem> Named(IEnumerable<ITaskItem> items, string type) =>
        [.. items.Select(item => new ProjectItem(Name(item, type), WorkflowOf(item)))];

    /// <summary>The variables that items set: <c>Value</c>, or <c>Values</c> that span a matrix.</summary>
    public IReadOnlyList<VariableItem> Variables(IEnumerable<ITaskItem> items) =>
        [
            .. items.Select(item => new VariableItem(
                Name(item, "SflowVariable"),
                WorkflowOf(item),
                Has(item, "Value") ? item.GetMetadata("Value") : null,
                item.GetMetadata("Values").Length > 0
                    ? [.. List(item.GetMetadata("Values"), places.Project).Select(part => part.Value)]
                    : null
            )),
        ];

    /// <summary>The artifacts that items set: <c>Uri</c>.</summary>
    public IReadOnlyList<ArtifactItem> Artifacts(IEnumerable<ITaskItem> items) =>
        [.. items.Select(item => new ArtifactItem(Name(item, "SflowArtifact"), WorkflowOf(item), item.GetMetadata("Uri")))];

    /// <summary>The rows of a matrix that items exclude: one metadata entry per variable.</summary>
    public IReadOnlyList<ExclusionItem> Exclusions(IEnumerable<ITaskItem> items) =>
        [.. items.Select(item => new ExclusionItem(Name(item, "SflowExclude"), WorkflowOf(item), OwnMetadata(item)))];

    private Located<string> Name(ITaskItem item, string type) => new(item.ItemSpec, places.OfItem(Look(item, type)));

    private static string WorkflowOf(ITaskItem item) => item.GetMetadata("Workflow");

    private static bool Has(ITaskItem item, string metadata) =>
        item.MetadataNames.Cast<string>().Contains(metadata, StringComparer.OrdinalIgnoreCase);

    private static IReadOnlyDictionary<string, string> OwnMetadata(ITaskItem item) =>
        item.CloneCustomMetadata()
            .Keys.Cast<string>()
            .Where(key => !string.Equals(key, "Workflow", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(key => key, key => item.GetMetadata(key).Trim());

    private static bool IsTrue(ITaskItem item, string metadata) =>
        string.Equals(item.GetMetadata(metadata), "true", StringComparison.OrdinalIgnoreCase);
}
