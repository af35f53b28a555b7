namespace Sflow.Expressions;

/// <summary>The result of <c>keys()</c>, <c>values()</c> and <c>items()</c> of a mapping: iterable, without indices.</summary>
internal sealed class DictViewValue(string typeName, IReadOnlyList<ExprValue> items) : ExprValue
{
    private readonly ContainerShape shape = new(items);

    public IReadOnlyList<ExprValue> Items { get; } = items;

    /// <summary>A view of values can't be compared; views of keys and items are sets.</summary>
    public bool IsSet => TypeName != "dict_values";

    public override string TypeName { get; } = typeName;

    internal override int Depth => shape.Depth;

    internal override long Size => shape.Size;

    internal override ValueTraits Traits => shape.Traits | ValueTraits.Transient;
}
