using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace Sflow.Generation.Sbatch;

/// <summary>Takes what a template writes. Long texts stay the objects that they were, so that the supervisor is not copied into every script.</summary>
internal sealed class PieceWriter() : TextWriter(CultureInfo.InvariantCulture)
{
    private const int Long = 512;
    private readonly List<string> pieces = [];
    private readonly StringBuilder between = new();

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>What was written.</summary>
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

    private void EndPiece()
    {
        if (between.Length == 0)
            return;
        pieces.Add(between.ToString());
        between.Clear();
    }
}
