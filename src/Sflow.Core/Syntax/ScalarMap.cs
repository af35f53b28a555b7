using Sflow.Text;

namespace Sflow.Syntax;

/// <summary>
/// The way from each character of a scalar's text back to the file. It reads the scalar's source once more, beside the
/// text; should the two not fit together, every part is placed at the whole scalar.
/// </summary>
internal sealed class ScalarMap(string text, ScalarStyle style, TextLocation whole, SourceText source)
{
    private readonly object gate = new();
    private ScalarPlaces? places;

    /// <summary>The place of a part of the text.</summary>
    public TextLocation Locate(TextSpan span)
    {
        lock (gate)
            places ??= Read();
        if (!places.Complete || span.Start < 0 || span.End > text.Length)
            return whole;
        return new TextLocation(source, TextSpan.FromBounds(places.StartOf(span.Start), places.EndOf(span)));
    }

    private ScalarPlaces Read()
    {
        var result = new ScalarPlaces(text.Length);
        var end = System.Math.Min(whole.Span.End, source.Content.Length);
        switch (style)
        {
            case ScalarStyle.Literal:
                BlockPlaces.ReadLiteral(source.Content, whole.Span.Start, text, result);
                break;
            case ScalarStyle.Folded:
                BlockPlaces.ReadFolded(source.Content, whole.Span.Start, text, result);
                break;
            case ScalarStyle.Plain:
                new FlowPlaces(source.Content, whole.Span.Start, end, text, result).Read(quote: '\0');
                break;
            default:
                new FlowPlaces(source.Content, whole.Span.Start + 1, end - 1, text, result).Read(source.Content[whole.Span.Start]);
                break;
        }

        return result;
    }
}
