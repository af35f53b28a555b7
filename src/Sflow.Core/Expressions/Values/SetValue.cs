using System.Collections.Generic;

namespace Sflow.Expressions;

/// <summary>A set, as YAML's <c>!!set</c> makes it. It keeps the order in which its items came, where Python's has none.</summary>
public sealed class SetValue : ExprValue
{
    private readonly HashSet<ExprValue> index = [];
    private readonly List<ExprValue> items = [];
    private readonly ContainerShape shape;

    /// <summary>A set of the items, each once.</summary>
    public SetValue(IEnumerable<ExprValue> items)
    {
        foreach (var item in items)
        {
            if (index.Add(item))
                this.items.Add(item);
        }

        shape = new(this.items);
    }

    /// <summary>The items, each once.</summary>
    public IReadOnlyList<ExprValue> Items => items;

    /// <inheritdoc/>
    public override string TypeName => "set";

    internal override int Depth => shape.Depth;

    internal override long Size => shape.Size;

    internal override ValueTraits Traits => shape.Traits;

    /// <summary>Whether the set holds an item that is equal.</summary>
    public bool Contains(ExprValue item) => index.Contains(item);
}
