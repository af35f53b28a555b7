using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Sflow;

/// <summary>Tells objects apart by what they are, not by what they say: comparing nodes and models by their content costs more than what is looked up.</summary>
internal sealed class ReferenceComparer<T> : IEqualityComparer<T>
    where T : class
{
    private ReferenceComparer()
    {
    }

    /// <summary>The comparer.</summary>
    public static ReferenceComparer<T> Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    /// <inheritdoc/>
    public int GetHashCode(T item) => RuntimeHelpers.GetHashCode(item);
}
