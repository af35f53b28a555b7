using System.Runtime.CompilerServices;

namespace Sflow.Sharing;

/// <summary>
/// The result of a function of one object. The function runs once per object, and the result lives as long as the object. Objects
/// are compared by reference, so a copy of a record has no result yet. Safe for several threads at once.
/// </summary>
/// <param name="make">The function. When it throws, every caller gets the same exception.</param>
internal sealed class Derived<TOf, T>(Func<TOf, T> make)
    where TOf : class
{
    // Of objects, because a native compiler wants to know the constructors of the type that a Lazy makes.
    private readonly ConditionalWeakTable<TOf, Lazy<object?>> made = new();

    /// <summary>The result for an object.</summary>
    public T this[TOf of] => (T)(made.TryGetValue(of, out var known) ? known : made.GetValue(of, Later)).Value!;

    private Lazy<object?> Later(TOf of) => new(() => make(of));
}
