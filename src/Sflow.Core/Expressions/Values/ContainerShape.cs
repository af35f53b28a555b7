using System;
using System.Collections.Generic;

namespace Sflow.Expressions;

/// <summary>What a container needs to know of its items, found in one pass when it is made.</summary>
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
