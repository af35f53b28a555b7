using Sflow.Cli.Output;
using Sflow.Hosting.Submission;

namespace Sflow.Cli.Jobs;

/// <summary>Writes tables of rows. Columns without a value are left out.</summary>
internal static class RowTable
{
    /// <summary>Writes a table.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="head">The titles of the columns.</param>
    /// <param name="rows">The cells of each row. An empty column is left out.</param>
    public static void Write(Terminal terminal, IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        List<int> columns = [.. Enumerable.Range(0, head.Count).Where(column => rows.Any(row => row[column].Length > 0))];
        if (columns.Count == 0)
            return;
        var table = new TextTable([.. columns.Select(column => head[column])]);
        foreach (var row in rows)
            table.Add([.. columns.Select(column => (TextCell)row[column])]);
        terminal.Write(table);
    }

    /// <summary>The cells of a row's status: row, name, state, job, duration, run folder, reason.</summary>
    public static IReadOnlyList<string> Cells(RowStatus status) =>
        [
            Number(status.Row),
            status.Row.Name,
            status.State,
            status.Job ?? "",
            status.Seconds is { } seconds ? TimeSpan.FromSeconds(Math.Round(seconds)).ToString("c", CultureInfo.InvariantCulture) : "",
            status.Run is { } run ? OutputFolders.Shown(run.Path) : "",
            status.Reason,
        ];

    /// <summary>The titles of <see cref="Cells"/>.</summary>
    public static IReadOnlyList<string> Head { get; } = [">row", "name", "state", ">job", ">time", "run folder", "reason"];

    /// <summary>The number of a row; empty for a workflow without rows.</summary>
    public static string Number(JobRow row) => row.Script.Index > 0 ? row.Script.Index.ToString(CultureInfo.InvariantCulture) : "";
}
