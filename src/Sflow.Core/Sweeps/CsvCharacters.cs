using Sflow.Diagnostics;
using Sflow.Text;

namespace Sflow.Sweeps;

/// <summary>Refuses characters that nobody means to put into a table: they would reach file names, scripts and logs unseen.</summary>
internal static class CsvCharacters
{
    /// <summary>True when the text holds none; otherwise the first of them is reported.</summary>
    public static bool Check(SourceText source, DiagnosticBag diagnostics)
    {
        for (var i = 0; i < source.Content.Length; i++)
        {
            var c = source.Content[i];
            if (!char.IsControl(c) || c is '\t' or '\r' or '\n')
                continue;
            diagnostics.Add(Catalogue.CsvControlCharacter(new TextLocation(source, new TextSpan(i, 1)), c));
            return false;
        }

        return true;
    }
}
