namespace Sflow.Sweeps;

/// <summary>Refuses invisible characters, which would get into file names, scripts and logs unnoticed.</summary>
internal static class CsvCharacters
{
    // A file that is no CSV has thousands of them.
    private const int MostReported = 20;

    /// <summary>Reports every such character.</summary>
    /// <returns>Their positions.</returns>
    public static IReadOnlyList<int> Check(SourceText source, DiagnosticBag diagnostics)
    {
        var found = new List<int>();
        for (var i = 0; i < source.Content.Length; i++)
        {
            var c = source.Content[i];
            if (!char.IsControl(c) || c is '\t' or '\r' or '\n')
                continue;
            found.Add(i);
        }

        for (var i = 0; i < Math.Min(found.Count, MostReported); i++)
        {
            var more = i == MostReported - 1 ? found.Count - MostReported : 0;
            var place = new TextLocation(source, new TextSpan(found[i], 1));
            diagnostics.Add(Catalogue.CsvControlCharacter(place, source.Content[found[i]], more));
        }

        return found;
    }
}
