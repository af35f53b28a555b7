namespace Sflow.Expressions;

/// <summary>A tuple.</summary>
/// <param name="items">The items. The list is not copied and must not change any more.</param>
/// <param name="fieldNames">The names by which the items are also attributes, or null.</param>
internal sealed class TupleValue(IReadOnlyList<ExprValue> items, IReadOnlyList<string>? fieldNames = null) : ExprValue
{
    private readonly ContainerShape shape = new(items);

    /// <summary>The items.</summary>
    public IReadOnlyList<ExprValue> Items { get; } = items;

    /// <summary>The names by which the items are also attributes, or null.</summary>
    public IReadOnlyList<string>? FieldNames { get; } = fieldNames;

    /// <inheritdoc/>
    public override string TypeName => "tuple";

    internal override int Depth => shape.Depth;

    internal override long Size => shape.Size;

    internal override ValueTraits Traits => shape.Traits;
}
