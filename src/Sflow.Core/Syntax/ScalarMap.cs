namespace Sflow.Syntax;

/// <summary>
/// Maps each character of a scalar's value back to the file. It reads the scalar's source again alongside the value. If the two
/// don't match, every part gets the place of the whole scalar.
/// </summary>
internal sealed class ScalarMap(string text, ScalarStyle style, TextLocation whole, SourceText source)
{
    private readonly object gate = new();
    private ScalarPositions? places;

    /// <summary>The place of a part of the value.</summary>
    public TextLocation Locate(TextSpan span)
    {
        lock (gate)
            places ??= Read();
        if (!places.Complete || span.Start < 0 || span.End > text.Length)
            return whole;
        return new TextLocation(source, TextSpan.FromBounds(places.StartOf(span.Start), places.EndOf(span)));
    }

    private ScalarPositions Read()
    {
        var result = new ScalarPositions(text.Length);
        var end = System.Math.Min(whole.Span.End, source.Content.Length);
        switch (style)
        {
            case ScalarStyle.Literal:
                BlockScalarPositions.ReadLiteral(source.Content, whole.Span.Start, text, result);
                break;
            case ScalarStyle.Folded:
                BlockScalarPositions.ReadFolded(source.Content, whole.Span.Start, text, result);
                break;
            case ScalarStyle.Plain:
                new FlowScalarPositions(source.Content, whole.Span.Start, end, text, result).Read(quote: '\0');
                break;
            default:
                new FlowScalarPositions(source.Content, whole.Span.Start + 1, end - 1, text, result).Read(source.Content[whole.Span.Start]);
                break;
        }

        return result;
    }
}
