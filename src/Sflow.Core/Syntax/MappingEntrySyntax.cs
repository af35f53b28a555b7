namespace Sflow.Syntax;

/// <summary>One key of a mapping and what it holds.</summary>
/// <param name="Key">The key; a merged one keeps the place where it was written.</param>
/// <param name="Value">What it holds.</param>
public sealed record MappingEntrySyntax(ScalarSyntax Key, NodeSyntax Value)
{
    /// <summary>The key as text, whatever its type.</summary>
    public string Name => Key.Text;
}
