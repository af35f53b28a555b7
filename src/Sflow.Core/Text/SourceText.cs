using System.Collections.Generic;

namespace Sflow.Text;

/// <summary>One file's text as a person wrote it, and the way from a character to its line and column.</summary>
/// <param name="path">The path as the user gave it; only for messages and for relative names.</param>
/// <param name="content">The whole text, without a byte-order mark.</param>
public sealed class SourceText(string path, string content)
{
    private int[]? lineStarts;

    /// <summary>The path as the user gave it.</summary>
    public string Path { get; } = path;

    /// <summary>The whole text, without a byte-order mark.</summary>
    public string Content { get; } = content;

    /// <summary>The line and column, both from 1, of a character.</summary>
    /// <param name="position">A position in <see cref="Content"/>; one behind its end counts as its end.</param>
    public (int Line, int Column) GetLineAndColumn(int position)
    {
        lineStarts ??= FindLineStarts(Content);
        var index = System.Array.BinarySearch(lineStarts, position);
        if (index < 0)
            index = ~index - 1;
        return (index + 1, position - lineStarts[index] + 1);
    }

    /// <summary>The position of a line's first character.</summary>
    /// <param name="line">The line, from 1; one behind the end counts as the last.</param>
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
