namespace Sflow.Expressions;

/// <summary>A list.</summary>
/// <param name="items">The items. The list is not copied and must not change any more.</param>
internal sealed class ListValue(IReadOnlyList<ExprValue> items) : ExprValue
{
    private readonly ContainerShape shape = new(items);

    /// <summary>The items.</summary>
    public IReadOnlyList<ExprValue> Items { get; } = items;

    /// <inheritdoc/>
    public override string TypeName => "list";

    internal override int Depth => shape.Depth;

    internal override long Size => shape.Size;

    internal override ValueTraits Traits => shape.Traits;
}
