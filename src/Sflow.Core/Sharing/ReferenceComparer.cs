using System.Runtime.CompilerServices;

namespace Sflow.Sharing;

/// <summary>Compares objects by reference. Comparing nodes and models by their content would cost more than the lookup saves.</summary>
internal sealed class ReferenceComparer<T> : IEqualityComparer<T>
    where T : class
{
    private ReferenceComparer() { }

    /// <summary>The comparer.</summary>
    public static ReferenceComparer<T> Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    /// <inheritdoc/>
    public int GetHashCode(T item) => RuntimeHelpers.GetHashCode(item);
}
