using Sflow.Generation.Diagrams.Layout;

namespace Sflow.Generation.Diagrams;

/// <summary>Lists variables and their values, in columns.</summary>
internal static class VariablePanel
{
    private const double TextSize = 11;
    private const double LineHeight = 18;
    private const double Top = 30;
    private const double Padding = 14;
    private const double MostName = 260;
    private const double MostValue = 380;
    private const int MostLines = 40;

    /// <summary>Returns the panel.</summary>
    /// <param name="variables">The variables, at least one.</param>
    /// <param name="widest">The width that the panel should not exceed.</param>
    public static Panel Of(IReadOnlyList<DiagramVariable> variables, double widest)
    {
        var names = variables.Select(variable => TextMetrics.Fit(variable.Name, MostName, TextSize, isBold: true)).ToList();
        var values = variables.Select(variable => TextMetrics.Fit(variable.Value, MostValue, TextSize)).ToList();
        var nameWidth = names.Max(name => TextMetrics.Width(name, TextSize, isBold: true)) + 12;
        var column = nameWidth + values.Max(value => TextMetrics.Width(value, TextSize)) + 28;
        var most = Math.Max(1, (int)((widest - (2 * Padding) + 28) / column));
        var columns = Math.Min(most, Math.Max((variables.Count + MostLines - 1) / MostLines, variables.Count > 8 ? 2 : 1));
        var lines = (variables.Count + columns - 1) / columns;
        var title = "Variables";
        var width = Math.Max((columns * column) - 28, TextMetrics.Width(title, 13, isBold: true)) + (2 * Padding);
        var shapes = new List<Shape>
        {
            new BoxShape(new Area(0, 0, width, Top + (lines * LineHeight) + Padding - 6), 8, Ink.Panel, Ink.Frame),
            new TextShape(new Point(Padding, 21), title, 13, Ink.Text) { IsBold = true },
        };
        for (var i = 0; i < variables.Count; i++)
        {
            var (x, y) = (Padding + (i / lines * column), Top + (i % lines * LineHeight) + 14);
            shapes.Add(new TextShape(new Point(x, y), names[i], TextSize, Ink.Text) { IsBold = true });
            shapes.Add(new TextShape(new Point(x + nameWidth, y), values[i], TextSize, Ink.Muted));
        }

        return new Panel(width, Top + (lines * LineHeight) + Padding - 6, shapes);
    }
}
