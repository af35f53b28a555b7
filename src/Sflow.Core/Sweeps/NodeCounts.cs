namespace Sflow.Sweeps;

/// <summary>Finds the number of nodes that a row asks for.</summary>
internal static class NodeCounts
{
    /// <summary>
    /// The number of nodes and its cell; null when the row has none or not a number, which the variable's own type then reports.
    /// </summary>
    /// <param name="table">The table, for the names of the columns.</param>
    /// <param name="row">The row.</param>
    /// <param name="columns">The columns that say the number of nodes.</param>
    /// <param name="diagnostics">Gets an error when two of them disagree.</param>
    public static Located<int>? Of(CsvTable table, CsvRow row, IReadOnlyList<int> columns, DiagnosticBag diagnostics)
    {
        Located<int>? result = null;
        var from = -1;
        foreach (var column in columns.Where(c => row[c] is not null))
        {
            if (!int.TryParse(row[column]!.Value.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                continue;
            if (result is null)
                (result, from) = (new Located<int>(number, row[column]!.Location), column);
            else if (result.Value != number)
                diagnostics.Add(
                    Catalogue.NodeColumnsDisagree(
                        row[column]!.Location,
                        row.Index,
                        table.Header[from].Value,
                        result.Value,
                        table.Header[column].Value,
                        number
                    )
                );
        }

        return result;
    }
}
