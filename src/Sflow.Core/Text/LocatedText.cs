namespace Sflow.Text;

/// <summary>
/// A string whose characters can be traced to the file. The string may differ from the file's characters: it has no quotes,
/// escapes, indentation and folded lines.
/// </summary>
/// <param name="value">The string.</param>
/// <param name="location">The place of the whole string.</param>
/// <param name="map">Finds the place of a part of <paramref name="value"/>; null when only the place of the whole string is known.</param>
public sealed class LocatedText(string value, TextLocation location, Func<TextSpan, TextLocation>? map = null)
{
    /// <summary>The string.</summary>
    public string Value { get; } = value;

    /// <summary>The place of the whole string.</summary>
    public TextLocation Location { get; } = location;

    /// <summary>The place of a part of the string.</summary>
    /// <param name="span">A range of <see cref="Value"/>.</param>
    public TextLocation LocationOf(TextSpan span) => map is null ? Location : map(span);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
