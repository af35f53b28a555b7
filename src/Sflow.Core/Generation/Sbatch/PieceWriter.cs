namespace Sflow.Generation.Sbatch;

/// <summary>
/// Collects the output of a template. Long strings stay the original objects, so that a script doesn't hold a copy of the
/// supervisor.
/// </summary>
internal sealed class PieceWriter() : TextWriter(CultureInfo.InvariantCulture)
{
    private const int Long = 512;
    private readonly List<string> pieces = [];
    private readonly StringBuilder between = new();

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Returns the output.</summary>
    public FileText ToText()
    {
        EndPiece();
        return new FileText(pieces);
    }

    public override void Write(char value) => between.Append(value);

    public override void Write(char[] buffer, int index, int count) => between.Append(buffer, index, count);

    public override void Write(string? value)
    {
        if (value is null || value.Length < Long)
        {
            between.Append(value);
            return;
        }

        EndPiece();
        pieces.Add(value);
    }

    /// <summary>True when the output begins with a string.</summary>
    public bool StartsWith(string text)
    {
        EndPiece();
        return pieces.Count > 0
            && (pieces[0].Length < text.Length ? string.Concat(pieces) : pieces[0]).StartsWith(text, StringComparison.Ordinal);
    }

    /// <summary>True when the output contains a string.</summary>
    public bool Holds(string text)
    {
        EndPiece();
        // A string is almost always in one piece, and usually it is the written object itself. A search of the whole script needs
        // a copy of it.
        foreach (var piece in pieces)
        {
            if (ReferenceEquals(piece, text))
                return true;
        }

        foreach (var piece in pieces)
        {
            if (piece.Contains(text))
                return true;
        }

        return string.Concat(pieces).Contains(text);
    }

    /// <summary>
    /// Returns the output line by line, without the line endings. The method reads only as far as the caller enumerates.
    /// </summary>
    public IEnumerable<string> Lines()
    {
        EndPiece();
        var begun = "";
        foreach (var piece in pieces)
        {
            var lines = (begun + piece).Split('\n');
            foreach (var line in lines.Take(lines.Length - 1))
                yield return line;
            begun = lines[lines.Length - 1];
        }

        yield return begun;
    }

    private void EndPiece()
    {
        if (between.Length == 0)
            return;
        pieces.Add(between.ToString());
        between.Clear();
    }
}
