namespace Sflow.Hosting.Units;

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
