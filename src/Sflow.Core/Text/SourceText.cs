namespace Sflow.Text;

/// <summary>The text of one file as a person wrote it. Finds the line and column of a character.</summary>
/// <param name="path">The path as the user gave it, for messages and for relative names.</param>
/// <param name="content">The whole text, without a byte-order mark.</param>
public sealed class SourceText(string path, string content)
{
    private int[]? lineStarts;
    private string? sha256;

    /// <summary>The path as the user gave it.</summary>
    public string Path { get; } = path;

    /// <summary>The whole text, without a byte-order mark.</summary>
    public string Content { get; } = content;

    /// <summary>The SHA-256 of the text, for keys.</summary>
    internal string Sha256 => sha256 ??= new Fingerprint().Add(Content).Sha256();

    /// <summary>The line and column of a character, both from 1.</summary>
    /// <param name="position">A position in <see cref="Content"/>; a position after its end counts as its end.</param>
    public (int Line, int Column) GetLineAndColumn(int position)
    {
        lineStarts ??= FindLineStarts(Content);
        var index = System.Array.BinarySearch(lineStarts, position);
        if (index < 0)
            index = ~index - 1;
        return (index + 1, position - lineStarts[index] + 1);
    }

    /// <summary>The position of a line's first character.</summary>
    /// <param name="line">The line, from 1; a line after the end counts as the last one.</param>
    public int GetLineStart(int line)
    {
        lineStarts ??= FindLineStarts(Content);
        return lineStarts[System.Math.Min(System.Math.Max(line, 1), lineStarts.Length) - 1];
    }

    /// <inheritdoc/>
    public override string ToString() => Path;

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                starts.Add(i + 1);
        }

        return [.. starts];
    }
}
