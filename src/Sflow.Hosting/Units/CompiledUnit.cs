namespace Sflow.Hosting.Units;

/// <summary>The result of compiling a unit, the same for a workflow and a sweep.</summary>
/// <param name="Rows">The names of its rows in order; of a workflow its own.</param>
/// <param name="Plans">The plans for people, each with the name of its workflow or row.</param>
/// <param name="Inputs">The files that the unit was made from.</param>
/// <param name="Diagnostics">Every diagnostic.</param>
/// <param name="Success">True when there was no error.</param>
internal sealed record CompiledUnit(
    IReadOnlyList<string> Rows,
    IReadOnlyList<(string Name, string Text)> Plans,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<Diagnostic> Diagnostics,
    bool Success
)
{
    /// <summary>A matrix for people, line by line.</summary>
    public IReadOnlyList<string> Overview { get; init; } = [];
}
