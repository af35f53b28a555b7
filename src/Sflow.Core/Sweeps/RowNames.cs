namespace Sflow.Sweeps;

/// <summary>
/// Names rows by nv-sflow's rule: the <c>job_name</c> cell, or what distinguishes the row from the others (modules that not every row has,
/// the number of nodes, the cells of columns whose values differ), at most 30 characters. The name always includes the row's number, so
/// names are unique.
/// </summary>
internal static class RowNames
{
    private const int LongestStem = 30;

    // The names of a cell's modules. Many rows have the same cell.
    private static readonly Memo<IReadOnlyList<string>> Stems = new(cell => [.. CsvCell.WordsOf(cell).Select(ModulePath.Stem).Distinct()]);

    /// <summary>The names of all rows, in order.</summary>
    /// <param name="table">The whole table: what distinguishes a row doesn't depend on the selection.</param>
    /// <param name="columns">The columns of the table.</param>
    /// <param name="nodes">The number of nodes of each row, as it enters the name; null where it isn't known.</param>
    public static IReadOnlyList<string> Of(CsvTable table, SweepColumns columns, IReadOnlyList<int?> nodes)
    {
        var stems = table.Rows.Select(row => row[columns.Modules] is { } modules ? Stems[modules.Value] : []).ToList();
        var rowsWithStem = stems.SelectMany(s => s).GroupBy(s => s).ToDictionary(g => g.Key, g => g.Count());
        var differing = columns.Values.Where(c => table.Rows.Select(row => row[c]?.Value ?? "").Distinct().Skip(1).Any()).ToList();
        return
        [
            .. table.Rows.Select(
                (row, i) =>
                {
                    var parts = stems[i]
                        .Where(s => rowsWithStem[s] < table.Rows.Count)
                        .Concat(nodes[i] is { } n ? [n.ToString(CultureInfo.InvariantCulture) + "n"] : Array.Empty<string>())
                        .Concat(differing.Select(c => row[c]?.Value ?? "").Where(value => value.IndexOf('/') < 0));
                    var stem =
                        row[columns.JobName] is { } name && name.Value.Trim().Length > 0
                            ? Shorten(Clean(name.Value), "row")
                            : Shorten(
                                string.Join(
                                    "_",
                                    parts.SelectMany(part => Clean(part).Split('_')).Where(word => word.Length > 0).Distinct()
                                ),
                                "sflow"
                            );
                    return stem + "_" + row.Index.ToString("000", CultureInfo.InvariantCulture);
                }
            ),
        ];
    }

    // Runs of other characters become one _. This is called often enough that a regular expression would be slow.
    private static string Clean(string written)
    {
        var text = Transliteration.ToAscii(written);
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
                result.Append(c);
            else if (result.Length > 0 && result[result.Length - 1] != '_')
                result.Append('_');
        }

        return result.ToString().TrimEnd('_');
    }

    // A name must not look like an option of a command.
    private static string Shorten(string text, string fallback)
    {
        var result = (text.Length > LongestStem ? text.Substring(0, LongestStem) : text).Trim('_', '-');
        return result.Length > 0 ? result : fallback;
    }
}
