namespace Sflow.Sweeps;

/// <summary>Prints a matrix for people: the variables with their values, then a line per row.</summary>
internal static class MatrixText
{
    /// <summary>The lines.</summary>
    public static IReadOnlyList<string> Of(MatrixRequest matrix, CsvTable table, IReadOnlyList<SweepRow> rows)
    {
        var all = matrix.Axes.Aggregate(1L, (product, axis) => product * axis.Values.Count);
        var left = all == rows.Count ? "" : $", {all - rows.Count} left out";
        var width = rows.Max(row => row.Name.Length);
        return
        [
            string.Join(" x ", matrix.Axes.Select(axis => $"{axis.Name.Value} ({string.Join(", ", axis.Values)})"))
                + $": {rows.Count} rows{left}",
            .. rows.Select(row =>
                row.Name.PadRight(width) + "  " + string.Join(" ", table.Header.Select((name, i) => $"{name.Value}={row.Source[i]?.Value}"))
            ),
        ];
    }
}
