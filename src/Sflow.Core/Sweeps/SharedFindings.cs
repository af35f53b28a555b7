using System.Collections.Generic;
using System.Linq;
using Sflow.Diagnostics;

namespace Sflow.Sweeps;

/// <summary>Joins the findings of many rows: one that a shared module gives to several is reported once, with how many and which.</summary>
internal static class SharedFindings
{
    private const int MostTextsOfOnePlace = 5;

    /// <summary>The findings in the order in which the rows made them.</summary>
    /// <param name="rows">The rows that were compiled, in order.</param>
    /// <param name="csvPath">The sweep's CSV: what stands there is seen to belong to its row.</param>
    public static IEnumerable<Diagnostic> Join(IReadOnlyList<CompileResult> rows, string csvPath)
    {
        var findings = rows.SelectMany(row => row.Diagnostics.Select(d => (row.Name, Finding: d)));
        foreach (var place in findings.GroupBy(f => (f.Finding.Code, f.Finding.Location)))
        {
            if (place.First().Finding.CanBeRefuted && place.Count() < rows.Count(row => row.Modules.Contains(place.Key.Location.Path)))
                continue;
            var texts = place.GroupBy(f => f.Finding.Message).ToList();
            foreach (var text in texts.Take(MostTextsOfOnePlace))
                yield return WithRows(text.First().Finding, [.. text.Select(f => f.Name).Distinct()], rows.Count, csvPath);
            if (texts.Count > MostTextsOfOnePlace)
            {
                var rest = texts.Skip(MostTextsOfOnePlace).SelectMany(t => t.Select(f => f.Name)).Distinct().ToList();
                var like = texts[MostTextsOfOnePlace].First().Finding;
                yield return Catalogue.MoreRowsLikeThis(like.Location, like.Severity, like.Code, RowList.Text(rest));
            }
        }
    }

    private static Diagnostic WithRows(Diagnostic finding, IReadOnlyList<string> names, int rowCount, string csvPath)
    {
        if (names.Count == 1 && (rowCount == 1 || finding.Location.Path == csvPath))
            return finding;
        var which = names.Count == rowCount ? $"all {rowCount} rows" : RowList.Text(names);
        return finding with { Message = $"{finding.Message} ({which})" };
    }
}
