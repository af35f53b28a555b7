namespace Sflow.Expressions;

/// <summary>Facts about a value or its content that make it unusable for some operations.</summary>
[Flags]
internal enum ValueTraits
{
    /// <summary>No restriction.</summary>
    None = 0,

    /// <summary>It contains a part that is known only when the job runs.</summary>
    Runtime = 1,

    /// <summary>It contains an undefined value whose use is an error.</summary>
    Undefined = 2,

    /// <summary>
    /// It contains something that exists only during an evaluation: an iterator, a range, a view, a function, markup, or the
    /// value of a missing else.
    /// </summary>
    Transient = 4,
}
