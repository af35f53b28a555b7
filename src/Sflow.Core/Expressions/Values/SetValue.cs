namespace Sflow.Expressions;

/// <summary>A set from YAML's <c>!!set</c>. Unlike Python's sets, it keeps the order of its items.</summary>
internal sealed class SetValue : ExprValue
{
    private readonly HashSet<ExprValue> index = [];
    private readonly List<ExprValue> items = [];
    private readonly ContainerShape shape;

    /// <summary>Creates a set from items; duplicates are removed.</summary>
    public SetValue(IEnumerable<ExprValue> items)
    {
        foreach (var item in items)
        {
            if (index.Add(item))
                this.items.Add(item);
        }

        shape = new(this.items);
    }

    /// <summary>The unique items.</summary>
    public IReadOnlyList<ExprValue> Items => items;

    /// <inheritdoc/>
    public override string TypeName => "set";

    internal override int Depth => shape.Depth;

    internal override long Size => shape.Size;

    internal override ValueTraits Traits => shape.Traits;
}
