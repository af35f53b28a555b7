using System.Collections.Generic;
using System.Linq;
using Sflow.Expressions;
using Sflow.Text;

namespace Sflow.Syntax;

/// <summary>
/// One node of a YAML document: a scalar, a sequence or a mapping. Nodes are immutable and may be shared: an alias is the
/// very node that its anchor names. No tree that was read is deeper than <see cref="YamlLimits.Depth"/>.
/// </summary>
public abstract class NodeSyntax
{
    private ExprValue? value;

    private protected NodeSyntax(TextLocation location, int height)
    {
        Location = location;
        Height = height;
    }

    /// <summary>Where the node was written, from its first character to its last.</summary>
    public TextLocation Location { get; }

    /// <summary>True for a scalar that means "nothing": <c>null</c>, <c>~</c> or no text at all.</summary>
    public virtual bool IsNull => false;

    /// <summary>What to call the node in a message: <c>text</c>, <c>a number</c>, <c>a list</c>, <c>a mapping</c> …</summary>
    public abstract string KindName { get; }

    /// <summary>The number of levels below this node; 0 for a scalar.</summary>
    internal int Height { get; }

    /// <summary>The value of the whole tree, computed when it is first asked for.</summary>
    public ExprValue ToValue() => value ??= ComputeValue();

    /// <summary>True when two trees hold the same values: the order of a mapping's keys does not matter, the integer 1 and the float 1.0 differ, nan equals nan.</summary>
    public static bool ContentEquals(NodeSyntax? one, NodeSyntax? other) => (one, other) switch
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
        a.IsSet == b.IsSet && a.Entries.Count == b.Entries.Count &&
        a.Entries.All(entry => b.TryGet(entry.Key.Value, out var match) && ScalarSyntax.SameValue(entry.Key.Value, match.Key.Value) && ContentEquals(entry.Value, match.Value));
}
