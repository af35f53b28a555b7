namespace Sflow.Expressions;

/// <summary>A piece of a text with holes: either literal text or a hole.</summary>
public readonly record struct RuntimePart
{
    /// <summary>A piece of literal text.</summary>
    public RuntimePart(string literal) => Literal = literal;

    /// <summary>A hole that the job fills.</summary>
    public RuntimePart(RuntimeReference reference) => Reference = reference;

    /// <summary>The text, or null for a hole.</summary>
    public string? Literal { get; }

    /// <summary>What fills the hole, or null for literal text.</summary>
    public RuntimeReference? Reference { get; }
}
