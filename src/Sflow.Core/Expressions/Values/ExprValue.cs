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

    /// <inheritdoc/>
    public bool Equals(ExprValue? other) => other is not null && PythonEquality.AreSame(this, other, null);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => obj is ExprValue other && Equals(other);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => PythonEquality.Hash(this);

    /// <summary>The same as <see cref="Repr"/>, for debuggers and test output.</summary>
    public sealed override string ToString() => Repr();
}
