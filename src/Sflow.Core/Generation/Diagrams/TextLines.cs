namespace Sflow.Generation.Diagrams;

/// <summary>Breaks text into lines.</summary>
internal static class TextLines
{
    /// <summary>The lines of a text, broken at spaces; a word that is too wide ends with an ellipsis.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && TextMetrics.Width(longer, size) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = TextMetrics.Fit(longer, width, size);
        }

        lines.Add(line);
        return lines;
    }
}
