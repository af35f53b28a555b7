namespace Sflow.Composition;

/// <summary>A value for a variable from a project, a row or a command line.</summary>
/// <param name="Name">The name of a global variable or a workflow variable.</param>
/// <param name="Text">The value as a string; its type is inferred.</param>
/// <param name="Location">The place where it was given.</param>
public sealed record VariableOverride(string Name, string Text, TextLocation Location)
{
    /// <summary>The members that belong in a key.</summary>
    internal static KeyMembers<VariableOverride> Key { get; } =
        new()
        {
            { nameof(Name), variable => variable.Name },
            { nameof(Text), variable => variable.Text },
            { nameof(Location), "a place is only in diagnostics, and what has diagnostics is not shared" },
        };
}
