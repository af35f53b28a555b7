namespace Sflow.Cli.Help;

/// <summary>Breaks text between words.</summary>
internal static class TextWrap
{
    /// <summary>The least width of a column: narrower ones are unreadable.</summary>
    public const int Least = 20;

    /// <summary>The lines of a text. A word that is longer than a line stays whole.</summary>
    /// <param name="text">The text; its line breaks count as spaces.</param>
    /// <param name="width">The most characters of a line.</param>
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        List<string> lines = [];
        var line = new StringBuilder();
        foreach (var word in text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Math.Max(width, Least))
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(line.Length == 0 ? "" : " ").Append(word);
        }

        lines.Add(line.ToString());
        return lines;
    }
}
