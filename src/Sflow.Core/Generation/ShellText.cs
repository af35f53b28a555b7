namespace Sflow.Generation;

/// <summary>A script that bash will run, with a map from its lines to their places in the source.</summary>
/// <param name="owner">The owner of the script, for messages: <c>the script of task 'server'</c>.</param>
/// <param name="text">The script. A word stands for each value that only the job knows.</param>
/// <param name="pieces">The pieces of the script. One newline joins two pieces.</param>
public sealed class ShellText(string owner, string text, IReadOnlyList<ShellPiece> pieces)
{
    /// <summary>The owner of the script, for messages.</summary>
    public string Owner { get; } = owner;

    /// <summary>The content of the script.</summary>
    public string Text { get; } = text;

    /// <summary>Creates the script from a file that bash runs unchanged.</summary>
    /// <param name="owner">The owner of the script, for messages.</param>
    /// <param name="file">The file.</param>
    internal static ShellText OfFile(string owner, SourceText file)
    {
        var start = new TextLocation(file, new TextSpan(0, 0));
        var whole = new LocatedText(file.Content, start, span => new TextLocation(file, span));
        return new ShellText(owner, file.Content, [new ShellPiece(whole, file.Content)]);
    }

    /// <summary>Returns the place of a line in the source.</summary>
    /// <param name="line">The line, from 1. A line after the end counts as the last line.</param>
    public TextLocation LocationOf(int line)
    {
        var before = 0;
        for (var i = 0; ; i++)
        {
            if (line <= before + pieces[i].LineCount || i == pieces.Count - 1)
                return pieces[i].LocationOf(line - before);
            before += pieces[i].LineCount;
        }
    }
}

/// <summary>A piece of a shell script: an entry of a script in its source form and its rendered form.</summary>
/// <param name="source">The source form of the entry.</param>
/// <param name="rendered">The entry with the values of its expressions.</param>
public sealed class ShellPiece(LocatedText source, string rendered)
{
    private const string ExpressionStart = "${{";

    /// <summary>The number of lines, 1 or more.</summary>
    public int LineCount => rendered.Split('\n').Length;

    /// <summary>Returns the place of a line in the source. A value of several lines maps to the line of its expression.</summary>
    /// <param name="line">The line, from 1. A line outside the piece counts as the nearest line.</param>
    public TextLocation LocationOf(int line)
    {
        var written = source.Value.Split('\n');
        var count = LineCount;
        var index = System.Math.Max(0, System.Math.Min(line, count) - 1);
        if (count != written.Length)
        {
            var first = System.Math.Max(0, System.Array.FindIndex(written, l => l.Contains(ExpressionStart)));
            var fromEnd = count - index;
            var after = written.Length - 1 - System.Array.FindLastIndex(written, l => l.Contains(ExpressionStart));
            index =
                index <= first ? index
                : fromEnd <= after ? written.Length - fromEnd
                : first;
        }

        index = System.Math.Min(index, written.Length - 1);
        var start = 0;
        for (var i = 0; i < index; i++)
            start += written[i].Length + 1;
        return source.LocationOf(new TextSpan(start, written[index].Length));
    }
}
