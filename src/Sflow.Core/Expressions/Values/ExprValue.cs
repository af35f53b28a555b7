namespace Sflow.Expressions;

/// <summary>A value of the expression language. Values are Python's and immutable.</summary>
/// <remarks>Two values are equal when Python's <c>==</c> says so or when they are the same object: 1, 1.0 and True are equal.</remarks>
internal abstract class ExprValue : IEquatable<ExprValue>
{
    private protected ExprValue() { }

    /// <summary>The type's name in Python: <c>str</c>, <c>int</c>, <c>list</c> ….</summary>
    public abstract string TypeName { get; }

    /// <summary>The nesting depth of its containers: 0 for a value that is not a container.</summary>
    internal virtual int Depth => 0;

    /// <summary>About how many items and characters it takes to print the value. Content that occurs repeatedly counts each time.</summary>
    internal virtual long Size => 1;

    /// <summary>Facts about the value and its content that make it unusable for some operations.</summary>
    internal virtual ValueTraits Traits => ValueTraits.None;

    /// <summary>The value as Python's <c>str()</c> prints it. A part that only the job knows is printed as <c>${{ name }}</c>.</summary>
    public string ToText() => ValuePrinter.ToText(this);

    /// <summary>The value as Python's <c>repr()</c> prints it. A part that only the job knows is printed as <c>${{ name }}</c>.</summary>
    public string Repr() => ValuePrinter.Repr(this);

    /// <summary>Where the value was read; null for most values. Every operation that computes a new value loses it.</summary>
    internal ValueOrigin? Origin { get; private set; }

    // The object without an origin. Python keeps a value's identity, whatever name it is read by.
    private ExprValue? identity;

    /// <summary>The same value, read at a place that gives it further members.</summary>
    internal ExprValue From(ValueOrigin origin)
    {
        var copy = (ExprValue)MemberwiseClone();
        copy.Origin = origin;
        copy.identity = identity ?? this;
        return copy;
    }

    /// <summary>The value without its origin.</summary>
    internal ExprValue WithoutOrigin => identity ?? this;

    /// <summary>True for one object, wherever it was read: Python's <c>is</c>.</summary>
    internal static bool AreOneObject(ExprValue a, ExprValue b) => ReferenceEquals(a.identity ?? a, b.identity ?? b);

    /// <inheritdoc/>
    public bool Equals(ExprValue? other) => other is not null && PythonEquality.AreSame(this, other, null);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => obj is ExprValue other && Equals(other);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => PythonEquality.Hash(this);

    /// <summary>The same as <see cref="Repr"/>, for debuggers and test output.</summary>
    public sealed override string ToString() => Repr();
}
