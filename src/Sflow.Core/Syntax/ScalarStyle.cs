namespace Sflow.Syntax;

/// <summary>The way a scalar was written.</summary>
internal enum ScalarStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In single quotes.</summary>
    SingleQuoted,

    /// <summary>In double quotes, with escapes.</summary>
    DoubleQuoted,

    /// <summary>As a block after <c>|</c>, line by line.</summary>
    Literal,

    /// <summary>As a block after <c>&gt;</c>, with lines joined.</summary>
    Folded,

    /// <summary>Not from a file: made from a value.</summary>
    Synthetic,
}
