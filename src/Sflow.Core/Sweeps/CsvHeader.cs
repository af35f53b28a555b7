namespace Sflow.Sweeps;

/// <summary>Checks the names of the columns: not empty, unique, without leading or trailing white space.</summary>
internal static class CsvHeader
{
    /// <summary>Reports every wrong name.</summary>
    /// <returns>True when there is none.</returns>
    public static bool Check(IReadOnlyList<CsvCell> header, DiagnosticBag diagnostics)
    {
        var first = new Dictionary<string, TextLocation>();
        for (var i = 0; i < header.Count; i++)
        {
            var (name, location) = header[i];
            var trimmed = name.Trim();
            if (trimmed.Length == 0)
                diagnostics.Add(Catalogue.CsvColumnWithoutName(location, i + 1));
            else if (trimmed != name)
                diagnostics.Add(Catalogue.CsvColumnWithSpace(location, name, trimmed));
            else if (first.TryGetValue(name, out var earlier))
                diagnostics.Add(Catalogue.CsvDuplicateColumn(location, name, earlier));
            else
                first.Add(name, location);
        }

        return first.Count == header.Count;
    }
}
