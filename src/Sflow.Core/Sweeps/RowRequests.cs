using Sflow.Compilation;
using Sflow.Composition;

namespace Sflow.Sweeps;

/// <summary>Creates the request to compile one row.</summary>
internal static class RowRequests
{
    /// <summary>
    /// Creates a row's request. A column overrides a variable item of the project; an artifact item and a variable of the
    /// command line override a column. The request leaves out a project setting that the row's workflow doesn't define, because
    /// rows may have different modules.
    /// </summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="table">The sweep's CSV.</param>
    /// <param name="kinds">The kind of name that each column sets.</param>
    /// <param name="row">The row.</param>
    /// <param name="names">The names that the row's workflow defines. It is null when the workflow doesn't compose.</param>
    public static CompileRequest Of(SweepRequest sweep, CsvTable table, ColumnKinds kinds, SweepRow row, SettableNames? names) =>
        new()
        {
            Name = sweep.Name + "/" + row.Name,
            Modules = row.Modules,
            Variables =
            [
                .. sweep.Variables.Where(v => names is null || names.Variables.Contains(v.Name)),
                .. Cells(kinds.Variables, row)
                    .Select(c => new VariableOverride(table.Header[c].Value, row.Source[c]!.Value, row.Source[c]!.Location)),
                .. sweep.FinalVariables.Where(v => names is null || names.Variables.Contains(v.Name)),
            ],
            Artifacts =
            [
                .. Cells(kinds.Artifacts, row)
                    .Select(c => new ArtifactOverride(table.Header[c].Value, row.Source[c]!.Value, row.Source[c]!.Location)),
                .. sweep.Artifacts.Where(a => names is null || names.Artifacts.Contains(a.Name)),
            ],
            MissableTasks = row.MissableTasks,
            Merge = sweep.Merge,
            IsMonitored = sweep.IsMonitored,
            Tasks = sweep.Tasks,
            SkipsDependencies = sweep.SkipsDependencies,
            MonitoredTasks = sweep.MonitoredTasks,
            Settings = sweep.Settings with
            {
                Origin = sweep.Settings.Origin is { } origin
                    ? origin with
                    {
                        Sweep = sweep.Name,
                        Row = row.Name,
                        Number = row.Index,
                        Cells =
                        [
                            .. Enumerable
                                .Range(0, table.Header.Count)
                                .Where(c => row.Source[c] is not null)
                                .Select(c => new KeyValuePair<string, string>(table.Header[c].Value, row.Source[c]!.Value)),
                        ],
                    }
                    : null,
                JobName = sweep.Settings.JobName ?? new Located<string>(row.Name, row.Source.Location),
                Nodes =
                    sweep.Settings.Nodes
                    ?? (row.Nodes is { } n ? new Located<string>(n.Value.ToString(CultureInfo.InvariantCulture), n.Location) : null),
                NodesName =
                    sweep.Settings.Nodes is null && row.Nodes is { } nodes
                        ? ColumnAt(table, row, nodes.Location)
                        : sweep.Settings.NodesName,
            },
            Outputs = sweep.Outputs,
            Diagram = sweep.Diagram,
            Targets = sweep.Targets,
        };

    private static string ColumnAt(CsvTable table, SweepRow row, TextLocation cell) =>
        table.Header[Enumerable.Range(0, table.Header.Count).First(c => row.Source[c]?.Location.Equals(cell) == true)].Value;

    private static IEnumerable<int> Cells(IReadOnlyList<int> columns, SweepRow row) => columns.Where(c => row.Source[c] is not null);
}
