namespace Sflow.Syntax;

/// <summary>How a scalar was written.</summary>
public enum ScalarStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>Between single quotes.</summary>
    SingleQuoted,

    /// <summary>Between double quotes, with escapes.</summary>
    DoubleQuoted,

    /// <summary>A block after <c>|</c>, line by line.</summary>
    Literal,

    /// <summary>A block after <c>&gt;</c>, lines joined.</summary>
    Folded,

    /// <summary>Not written in a file: made from a value.</summary>
    Synthetic,
}
