using System.Collections.Generic;
using Sflow.Diagnostics;
using Sflow.Text;

namespace Sflow.Sweeps;

/// <summary>Checks the names of the columns: each has one, none comes twice, none begins or ends with white space.</summary>
internal static class CsvHeader
{
    /// <summary>Reports every name that is wrong.</summary>
    public static void Check(IReadOnlyList<CsvCell> header, DiagnosticBag diagnostics)
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
                diagnostics.Add(Catalogue.CsvColumnTwice(location, name, earlier));
            else
                first.Add(name, location);
        }
    }
}
