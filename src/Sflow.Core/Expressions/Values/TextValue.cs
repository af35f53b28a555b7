namespace Sflow.Expressions;

/// <summary>A string.</summary>
/// <param name="value">The string.</param>
/// <param name="isMarkup">
/// True if the string is safe in HTML, like the result of <c>tojson</c>. Strings that are added to it are escaped.
/// </param>
internal sealed class TextValue(string value, bool isMarkup = false) : ExprValue
{
    /// <summary>The empty string.</summary>
    public static TextValue Empty { get; } = new("");

    /// <summary>The string.</summary>
    public string Value { get; } = value;

    /// <summary>True if the string is safe in HTML.</summary>
    public bool IsMarkup { get; } = isMarkup;

    /// <inheritdoc/>
    public override string TypeName => IsMarkup ? "Markup" : "str";

    internal override long Size => 1 + Value.Length;

    internal override ValueTraits Traits => IsMarkup ? ValueTraits.Transient : ValueTraits.None;
}
