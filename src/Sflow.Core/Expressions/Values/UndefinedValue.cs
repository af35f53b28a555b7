using System.Collections.Generic;
using Sflow.Text;

namespace Sflow.Expressions;

/// <summary>What a name or member that does not exist gives. Most uses of it are errors; <c>is defined</c> and <c>default</c> are not.</summary>
public sealed class UndefinedValue : ExprValue
{
    /// <summary>An undefined value with its name for the message.</summary>
    /// <param name="name">The whole dotted name, such as <c>variables.TP</c>.</param>
    public UndefinedValue(string name) => Name = name;

    private UndefinedValue(string name, bool isLenient)
        : this(name) => IsLenient = isLenient;

    /// <summary>A scope or host object gives this for a value whose failure it has reported already: the evaluation ends without another message.</summary>
    public static UndefinedValue Reported { get; } = new("");

    /// <summary>The result of an inline <c>if</c> without <c>else</c>: it prints as nothing, is false and has no items.</summary>
    public static UndefinedValue Lenient { get; } = new("the value of an 'if' without 'else'", true);

    /// <summary>A name that exists elsewhere and may not be used here.</summary>
    /// <param name="name">The name.</param>
    /// <param name="reason">Why not, and what to do: the end of the sentence "This can't be computed: …".</param>
    public static UndefinedValue NotHere(string name, string reason) => new(name) { Forbidden = reason };

    /// <summary>The whole dotted name.</summary>
    public string Name { get; }

    /// <summary>Whether it prints as nothing instead of being an error.</summary>
    public bool IsLenient { get; }

    /// <inheritdoc/>
    public override string TypeName => "Undefined";

    internal override ValueTraits Traits => IsLenient ? ValueTraits.Transient : ValueTraits.Undefined;

    /// <summary>Where it was written; null when a host made it.</summary>
    internal TextLocation? Location => Source?.LocationOf(Span);

    /// <summary>The template that it was written in; null when a host made it.</summary>
    internal LocatedText? Source { get; init; }

    /// <summary>The range of the template.</summary>
    internal TextSpan Span { get; init; }

    /// <summary>The last part of the name, for which a better one may be known.</summary>
    internal string? Key { get; init; }

    /// <summary>What could have been meant; asked for only when an error is reported.</summary>
    internal IEnumerable<string> Known { get; init; } = [];

    /// <summary>Set when the name exists and may not be used: the reason.</summary>
    internal string? Forbidden { get; init; }
}
