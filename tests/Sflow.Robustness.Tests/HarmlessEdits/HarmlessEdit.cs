namespace Sflow.Robustness.HarmlessEdits;

/// <summary>A workflow after an edit that changes nothing.</summary>
/// <param name="Kind">What kind of edit.</param>
/// <param name="What">What was changed, for people.</param>
/// <param name="Set">The modules.</param>
internal sealed record HarmlessEdit(string Kind, string What, ModuleSet Set)
{
    /// <summary>Brings a file of the edited workflow back to the names of the original one; null where the names stay.</summary>
    public Func<string, string>? Restore { get; init; }
}
