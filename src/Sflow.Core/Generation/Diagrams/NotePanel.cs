using Sflow.Generation.Diagrams.Layout;

namespace Sflow.Generation.Diagrams;

/// <summary>A sentence below the picture.</summary>
internal static class NotePanel
{
    private const double TextSize = 11;

    /// <summary>Returns the panel of a sentence.</summary>
    public static Panel Of(string sentence) =>
        new(TextMetrics.Width(sentence, TextSize), 12, [new TextShape(new Point(0, 10), sentence, TextSize, Ink.Muted)]);
}
