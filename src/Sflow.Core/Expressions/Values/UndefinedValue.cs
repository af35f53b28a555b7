namespace Sflow.Expressions;

/// <summary>
/// The value of a name or member that does not exist. Most operations on it are errors, but <c>is defined</c> and <c>default</c>
/// are not.
/// </summary>
internal sealed class UndefinedValue : ExprValue
{
    /// <summary>Creates an undefined value with a name for the message.</summary>
    /// <param name="name">The whole dotted name, such as <c>variables.TP</c>.</param>
    public UndefinedValue(string name) => Name = name;

    private UndefinedValue(string name, bool isLenient)
        : this(name) => IsLenient = isLenient;

    /// <summary>
    /// A scope or host object returns this for a value whose error it has already reported. The evaluation ends without another
    /// message.
    /// </summary>
    public static UndefinedValue Reported { get; } = new("");

    /// <summary>
    /// The result of an inline <c>if</c> without <c>else</c>. It is printed as an empty string, is false and has no items.
    /// </summary>
    public static UndefinedValue Lenient { get; } = new("the value of an 'if' without 'else'", true);

    /// <summary>Creates a value for a name that exists elsewhere and must not be used here.</summary>
    /// <param name="name">The name.</param>
    /// <param name="reason">Why it must not be used, and what to do instead: the end of the sentence "This can't be computed: …".</param>
    public static UndefinedValue NotHere(string name, string reason) => new(name) { Forbidden = reason };

    /// <summary>The whole dotted name.</summary>
    public string Name { get; }

    /// <summary>True if the value is printed as an empty string instead of causing an error.</summary>
    public bool IsLenient { get; }

    /// <inheritdoc/>
    public override string TypeName => "Undefined";

    internal override ValueTraits Traits => IsLenient ? ValueTraits.Transient : ValueTraits.Undefined;

    /// <summary>The place where it was written; null when a host created it.</summary>
    internal TextLocation? Location => Source?.LocationOf(Span);

    /// <summary>The template in which it was written; null when a host created it.</summary>
    internal LocatedText? Source { get; init; }

    /// <summary>The place in the template.</summary>
    internal TextSpan Span { get; init; }

    /// <summary>The last part of the name, for which there may be a suggestion.</summary>
    internal string? Key { get; init; }

    /// <summary>The names that may have been meant; called only when an error is reported.</summary>
    internal IEnumerable<string> Known { get; init; } = [];

    /// <summary>The reason if the name exists and must not be used; otherwise null.</summary>
    internal string? Forbidden { get; init; }
}
