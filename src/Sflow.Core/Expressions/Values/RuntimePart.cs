namespace Sflow.Expressions;

/// <summary>A part of a string with placeholders: either literal text or a placeholder.</summary>
internal readonly record struct RuntimePart
{
    /// <summary>Creates a literal part.</summary>
    public RuntimePart(string literal) => Literal = literal;

    /// <summary>Creates a placeholder that the job fills.</summary>
    public RuntimePart(RuntimeReference reference) => Reference = reference;

    /// <summary>The text, or null for a placeholder.</summary>
    public string? Literal { get; }

    /// <summary>The value that fills the placeholder, or null for literal text.</summary>
    public RuntimeReference? Reference { get; }
}
