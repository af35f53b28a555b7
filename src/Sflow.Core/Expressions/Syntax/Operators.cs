namespace Sflow.Expressions;

/// <summary>The unary operators.</summary>
internal enum UnaryOperator
{
    /// <summary><c>-</c></summary>
    Minus,

    /// <summary><c>+</c></summary>
    Plus,

    /// <summary><c>not</c></summary>
    Not,
}

/// <summary>The arithmetic operators.</summary>
internal enum BinaryOperator
{
    /// <summary><c>+</c></summary>
    Add,

    /// <summary><c>-</c></summary>
    Subtract,

    /// <summary><c>*</c></summary>
    Multiply,

    /// <summary><c>/</c>, always a float</summary>
    Divide,

    /// <summary><c>//</c>, rounded down</summary>
    FloorDivide,

    /// <summary><c>%</c>, with the sign of the divisor; formatting if the left operand is a string</summary>
    Modulo,

    /// <summary><c>**</c></summary>
    Power,
}

/// <summary>The comparison operators.</summary>
internal enum ComparisonOperator
{
    /// <summary><c>==</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>in</c></summary>
    In,

    /// <summary><c>not in</c></summary>
    NotIn,
}
