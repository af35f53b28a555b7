using System.Collections.Generic;
using Sflow.Text;

namespace Sflow;

/// <summary>A text that bash will run, and the way from its lines to where they were written.</summary>
/// <param name="owner">Whose it is, for messages: <c>the script of task 'server'</c>.</param>
/// <param name="text">The text; what only the job knows stands in it as a word.</param>
/// <param name="pieces">The pieces that it was joined from, one newline between two of them.</param>
public sealed class ShellText(string owner, string text, IReadOnlyList<ShellPiece> pieces)
{
    /// <summary>Whose it is, for messages.</summary>
    public string Owner { get; } = owner;

    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <summary>Where a line was written.</summary>
    /// <param name="line">The line, from 1; one behind the end counts as the last.</param>
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

/// <summary>A piece of a shell text: an entry of a script as it was written and as it was rendered.</summary>
/// <param name="source">As it was written.</param>
/// <param name="rendered">With the values of its expressions.</param>
public sealed class ShellPiece(LocatedText source, string rendered)
{
    private const string ExpressionStart = "${{";

    /// <summary>How many lines it has, 1 or more.</summary>
    public int LineCount => rendered.Split('\n').Length;

    /// <summary>Where a line was written. A value of several lines counts as the line of its expression.</summary>
    /// <param name="line">The line, from 1; what lies outside counts as the nearest one.</param>
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
            index = index <= first ? index : fromEnd <= after ? written.Length - fromEnd : first;
        }

        index = System.Math.Min(index, written.Length - 1);
        var start = 0;
        for (var i = 0; i < index; i++)
            start += written[i].Length + 1;
        return source.LocationOf(new TextSpan(start, written[index].Length));
    }
}
