using Sflow.Cli.Output;
using Sflow.Hosting.Submission;

namespace Sflow.Cli.Jobs;

/// <summary>Writes tables of rows as aligned columns, the same on a terminal and through a pipe.</summary>
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
        List<int> widths = [.. columns.Select(column => rows.Select(row => Cell(row[column]).Length).Append(head[column].Length).Max())];
        foreach (var row in rows.Prepend(head))
            terminal.Line(string.Join("  ", columns.Select((column, i) => Cell(row[column]).PadRight(widths[i]))).TrimEnd());
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
    public static IReadOnlyList<string> Head { get; } = ["ROW", "NAME", "STATE", "JOB", "TIME", "RUN", "REASON"];

    /// <summary>The number of a row; empty for a workflow without rows.</summary>
    public static string Number(JobRow row) => row.Script.Index > 0 ? row.Script.Index.ToString(CultureInfo.InvariantCulture) : "";

    // A reason of Slurm may have several lines.
    private static string Cell(string text) => SafeText.Of(text.Replace('\n', ' ').Replace('\t', ' '));
}
