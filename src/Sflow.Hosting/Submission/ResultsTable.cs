namespace Sflow.Hosting.Submission;

/// <summary>The table of a unit's rows, <c>results.csv</c>.</summary>
internal static class ResultsTable
{
    private static readonly string[] Ours =
    [
        "state",
        "job",
        "jobs",
        "earlier_jobs",
        "started",
        "seconds",
        "exit_code",
        "reason",
        "run_folder",
    ];

    /// <summary>The table as a CSV (RFC 4180): the row, its cells, its state and what shows it.</summary>
    public static string ToCsv(IReadOnlyList<string> columns, IReadOnlyList<RowStatus> rows)
    {
        List<IEnumerable<string>> lines =
        [
            ["row", .. columns, .. Ours],
            .. rows.Select(row => Line(columns, row)),
        ];
        return string.Concat(lines.Select(cells => string.Join(",", cells.Select(Quote)) + "\n"));
    }

    private static string[] Line(IReadOnlyList<string> columns, RowStatus row) =>
        [
            row.Row.Name,
            .. columns.Select(column => row.Row.Script.Cells.TryGetValue(column, out var cell) ? cell : ""),
            row.State,
            row.Job ?? "",
            string.Join(" ", row.Jobs),
            string.Join(" ", row.EarlierJobs),
            row.Started?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "",
            row.Seconds?.ToString("0.###", CultureInfo.InvariantCulture) ?? "",
            row.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "",
            row.Reason,
            row.Run?.Path ?? "",
        ];

    private static string Quote(string cell) =>
        cell.IndexOfAny([',', '"', '\n', '\r']) < 0 ? cell : "\"" + cell.Replace("\"", "\"\"") + "\"";
}
