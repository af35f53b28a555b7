namespace Sflow.Robustness.Mutations;

/// <summary>A workflow with one mistake.</summary>
/// <param name="Kind">What kind of mistake.</param>
/// <param name="What">What was changed, for people.</param>
/// <param name="Set">The modules.</param>
/// <param name="Places">The file and line at which a person would look for it; several where the mistake shows at each of them.</param>
internal sealed record Mutant(string Kind, string What, ModuleSet Set, IReadOnlyCollection<(string File, int Line)> Places)
{
    /// <summary>True where the language has a warning, because the modules mean something without the name or the key.</summary>
    public bool IsOnlyWarned { get; init; }
}
