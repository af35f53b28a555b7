using Sflow.Expressions;

namespace Sflow.Syntax;

/// <summary>
/// A node of a YAML document: a scalar, a sequence or a mapping. Nodes are immutable and may be shared: an alias is the same node
/// as its anchor's. No tree from a file is deeper than <see cref="YamlLimits.Depth"/>.
/// </summary>
internal abstract class NodeSyntax
{
    private ExprValue? value;

    private protected NodeSyntax(TextLocation location, int height)
    {
        Location = location;
        Height = height;
    }

    /// <summary>The place of the node, from its first character to its last.</summary>
    public TextLocation Location { get; }

    /// <summary>True for a null scalar: <c>null</c>, <c>~</c> or nothing at all.</summary>
    public virtual bool IsNull => false;

    /// <summary>What messages call the node: <c>a string</c>, <c>a number</c>, <c>a list</c>, <c>a mapping</c> …</summary>
    public abstract string KindName { get; }

    /// <summary>The number of levels below this node; 0 for a scalar.</summary>
    internal int Height { get; }

    /// <summary>The value of the whole tree, computed on demand.</summary>
    public ExprValue ToValue() => value ??= ComputeValue();

    /// <summary>
    /// True when two trees have the same values. The order of keys is ignored, the integer 1 and the float 1.0 differ, and NaN
    /// equals NaN.
    /// </summary>
    public static bool ContentEquals(NodeSyntax? one, NodeSyntax? other) =>
        (one, other) switch
        {
            (null, null) => true,
            (ScalarSyntax a, ScalarSyntax b) => ScalarSyntax.SameValue(a.Value, b.Value),
            (SequenceSyntax a, SequenceSyntax b) => ReferenceEquals(a, b) || SameItems(a.Items, b.Items),
            (MappingSyntax a, MappingSyntax b) => ReferenceEquals(a, b) || SameEntries(a, b),
            _ => false,
        };

    /// <summary>The node as one short line for a message.</summary>
    public sealed override string ToString() => NodeText.Of(this);

    private protected abstract ExprValue ComputeValue();

    private static bool SameItems(IReadOnlyList<NodeSyntax> a, IReadOnlyList<NodeSyntax> b) =>
        a.Count == b.Count && a.Zip(b, ContentEquals).All(same => same);

    private static bool SameEntries(MappingSyntax a, MappingSyntax b) =>
        a.IsSet == b.IsSet
        && a.Entries.Count == b.Entries.Count
        && a.Entries.All(entry =>
            b.TryGet(entry.Key.Value, out var match)
            && ScalarSyntax.SameValue(entry.Key.Value, match.Key.Value)
            && ContentEquals(entry.Value, match.Value)
        );
}
