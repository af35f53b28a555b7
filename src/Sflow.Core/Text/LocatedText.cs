using System;

namespace Sflow.Text;

/// <summary>
/// A text whose characters can be traced to the file. The text may differ from what the file holds: quotes,
/// escapes, indentation and folded lines are gone.
/// </summary>
/// <param name="value">The text.</param>
/// <param name="location">The place of the whole text.</param>
/// <param name="map">Finds the place of a part of <paramref name="value"/>; null when each part can only be placed at the whole.</param>
public sealed class LocatedText(string value, TextLocation location, Func<TextSpan, TextLocation>? map = null)
{
    /// <summary>The text.</summary>
    public string Value { get; } = value;

    /// <summary>The place of the whole text.</summary>
    public TextLocation Location { get; } = location;

    /// <summary>The place of a part of the text.</summary>
    /// <param name="span">A range of <see cref="Value"/>.</param>
    public TextLocation LocationOf(TextSpan span) => map is null ? Location : map(span);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
