namespace Sflow.Expressions;

/// <summary>The facts that a container needs about its items. They are collected in one pass when the container is created.</summary>
internal readonly struct ContainerShape
{
    public ContainerShape(IReadOnlyList<ExprValue> items)
    {
        for (var i = 0; i < items.Count; i++)
            (Depth, Size, Traits) = (Math.Max(Depth, items[i].Depth), Size + items[i].Size, Traits | items[i].Traits);
        (Depth, Size) = (Depth + 1, Size + 1);
    }

    public int Depth { get; }

    public long Size { get; }

    public ValueTraits Traits { get; }
}
