using System;

namespace Sflow.Expressions;

/// <summary>A value of the expression language. Values are Python's, and they never change.</summary>
/// <remarks>Two values are equal when Python's <c>==</c> says so or when they are the same object: 1, 1.0 and True are equal.</remarks>
public abstract class ExprValue : IEquatable<ExprValue>
{
    private protected ExprValue()
    {
    }

    /// <summary>The type's name in Python: <c>str</c>, <c>int</c>, <c>list</c> ….</summary>
    public abstract string TypeName { get; }

    /// <summary>How deep containers nest in it: 0 for a value that holds none.</summary>
    internal virtual int Depth => 0;

    /// <summary>About how many items and characters printing it takes, everything inside it counted as often as it occurs.</summary>
    internal virtual long Size => 1;

    /// <summary>What a value holds, itself included, that not every operation can take.</summary>
    internal virtual ValueTraits Traits => ValueTraits.None;

    /// <summary>The value as Python's <c>str()</c> prints it. A part that only the job knows prints as <c>${{ name }}</c>.</summary>
    public string ToText() => ValuePrinter.ToText(this);

    /// <summary>The value as Python's <c>repr()</c> prints it. A part that only the job knows prints as <c>${{ name }}</c>.</summary>
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
