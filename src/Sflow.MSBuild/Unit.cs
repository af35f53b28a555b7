using System.Collections.Generic;
using Microsoft.Build.Framework;
using Sflow.Text;

namespace Sflow.MSBuild;

/// <summary>What a unit is made from.</summary>
internal enum UnitKind
{
    /// <summary>The modules of one workflow.</summary>
    Workflow,

    /// <summary>The rows of a CSV.</summary>
    Sweep,

    /// <summary>One self-contained file.</summary>
    Standalone,

    /// <summary>The combinations of variables' values.</summary>
    Matrix,
}

/// <summary>One thing that is built, skipped, and fails as a whole: a workflow, a sweep, or a self-contained file.</summary>
/// <param name="Name">The stem of its files, or the folder of a sweep's.</param>
/// <param name="Kind">What it is made from.</param>
/// <param name="Workflow">The workflow whose items belong to it.</param>
/// <param name="File">The CSV or the self-contained file; null for a workflow.</param>
/// <param name="Item">The item, for the settings of its own.</param>
internal sealed record Unit(string Name, UnitKind Kind, string Workflow, Located<string>? File, ITaskItem Item)
{
    /// <summary>True when it has rows, each with files in the unit's folder.</summary>
    public bool HasRows => Kind is UnitKind.Sweep or UnitKind.Matrix;

    /// <summary>Reads the units that the targets collected.</summary>
    public static IEnumerable<Unit> From(IEnumerable<ITaskItem> items)
    {
        foreach (var item in items)
        {
            var kind = item.GetMetadata("Kind") switch
            {
                "sweep" => UnitKind.Sweep,
                "standalone" => UnitKind.Standalone,
                "matrix" => UnitKind.Matrix,
                _ => UnitKind.Workflow,
            };
            var workflow = item.GetMetadata("Workflow") is { Length: > 0 } given ? given : item.ItemSpec;
            var file = kind is UnitKind.Workflow or UnitKind.Matrix ? null : new Located<string>(item.GetMetadata("File"), Items.Place(item));
            yield return new Unit(item.ItemSpec, kind, workflow, file, item);
        }
    }
}
