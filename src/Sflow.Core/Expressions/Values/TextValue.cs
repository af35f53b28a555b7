namespace Sflow.Expressions;

/// <summary>A text.</summary>
/// <param name="value">The text.</param>
/// <param name="isMarkup">Whether it is known to be safe in HTML, as the result of <c>tojson</c> is: what is added to it gets escaped.</param>
public sealed class TextValue(string value, bool isMarkup = false) : ExprValue
{
    /// <summary>The empty text.</summary>
    public static TextValue Empty { get; } = new("");

    /// <summary>The text.</summary>
    public string Value { get; } = value;

    /// <summary>Whether it is known to be safe in HTML.</summary>
    public bool IsMarkup { get; } = isMarkup;

    /// <inheritdoc/>
    public override string TypeName => IsMarkup ? "Markup" : "str";

    internal override long Size => 1 + Value.Length;

    internal override ValueTraits Traits => IsMarkup ? ValueTraits.Transient : ValueTraits.None;
}
