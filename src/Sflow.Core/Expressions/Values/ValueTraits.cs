using System;

namespace Sflow.Expressions;

/// <summary>What makes a value, or something inside it, unfit for some operations.</summary>
[Flags]
internal enum ValueTraits
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It holds a part that is known only when the job runs.</summary>
    Runtime = 1,

    /// <summary>It holds an undefined value whose use is an error.</summary>
    Undefined = 2,

    /// <summary>It holds something that lives only inside an evaluation: an iterator, a range, a view, a function, markup, the value of a missing else.</summary>
    Transient = 4,
}
