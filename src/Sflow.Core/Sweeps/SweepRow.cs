using Sflow.Composition;

namespace Sflow.Sweeps;

/// <summary>One row of a sweep before it is compiled.</summary>
/// <param name="Source">The row in the CSV.</param>
/// <param name="Name">Its name, unique in the sweep.</param>
/// <param name="Modules">Its modules in merge order, the project's first; none of them twice.</param>
/// <param name="MissableTasks">Tasks that may be absent from it.</param>
/// <param name="Nodes">How many nodes it asks for; null when it doesn't say.</param>
internal sealed record SweepRow(
    CsvRow Source,
    string Name,
    IReadOnlyList<Located<string>> Modules,
    IReadOnlyList<Located<string>> MissableTasks,
    Located<int>? Nodes
)
{
    /// <summary>Its number in the CSV, from 1.</summary>
    public int Index => Source.Index;
}
