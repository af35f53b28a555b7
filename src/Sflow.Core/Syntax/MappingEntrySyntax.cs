namespace Sflow.Syntax;

/// <summary>One key of a mapping and its value.</summary>
/// <param name="Key">The key; a merged key keeps the place where it was written.</param>
/// <param name="Value">The value.</param>
internal sealed record MappingEntrySyntax(ScalarSyntax Key, NodeSyntax Value)
{
    /// <summary>The key as a string, whatever its type.</summary>
    public string Name => Key.Text;
}
