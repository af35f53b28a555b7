using Sflow.Composition;

namespace Sflow.Hosting.Units;

/// <summary>A workflow, a sweep, or a self-contained file. A build builds it, skips it, or fails it as a whole.</summary>
/// <param name="Name">The stem of its file names, or the folder of a sweep's files.</param>
/// <param name="Kind">The kind of its source.</param>
/// <param name="Workflow">The workflow whose items belong to it.</param>
/// <param name="File">The CSV or the self-contained file. It is null for a workflow.</param>
internal sealed record Unit(string Name, UnitKind Kind, string Workflow, Located<string>? File)
{
    /// <summary>True when the unit has rows. The files of each row are in the unit's folder.</summary>
    public bool HasRows => Kind is UnitKind.Sweep or UnitKind.Matrix;

    /// <summary>The place that names the workflow. It is null when the unit has the name by default.</summary>
    public TextLocation? WorkflowPlace { get; init; }

    /// <summary>The rows to compile, such as <c>1:4</c>. Null selects all rows.</summary>
    public Located<string>? Rows { get; init; }

    /// <summary>The name of the unit's jobs. When it is null, the project's setting applies.</summary>
    public Located<string>? JobName { get; init; }

    /// <summary>Names or globs of tasks that may be absent from the unit, in addition to the project's.</summary>
    public IReadOnlyList<Located<string>> MissableTasks { get; init; } = [];
}
