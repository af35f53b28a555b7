using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Sflow.Composition;
using Sflow.Text;

namespace Sflow.Sweeps;

/// <summary>Makes the request to compile one row.</summary>
internal static class RowRequests
{
    /// <summary>
    /// A row's request: its column wins over a variable item of the project, an artifact item wins over a column. What the
    /// project sets and the row's workflow doesn't define is left out, since rows may have different modules.
    /// </summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="table">Its CSV.</param>
    /// <param name="kinds">What its columns set.</param>
    /// <param name="row">The row.</param>
    /// <param name="names">What the row's workflow defines; null when it doesn't compose.</param>
    public static CompileRequest Of(SweepRequest sweep, CsvTable table, ColumnKinds kinds, SweepRow row, SettableNames? names) => new()
    {
        Name = sweep.Name + "/" + row.Name,
        Modules = row.Modules,
        Variables =
        [
            .. sweep.Variables.Where(v => names is null || names.Variables.Contains(v.Name)),
            .. Cells(kinds.Variables, row).Select(c => new VariableOverride(table.Header[c].Value, row.Source[c]!.Value, row.Source[c]!.Location)),
        ],
        Artifacts =
        [
            .. Cells(kinds.Artifacts, row).Select(c => new ArtifactOverride(table.Header[c].Value, row.Source[c]!.Value, row.Source[c]!.Location)),
            .. sweep.Artifacts.Where(a => names is null || names.Artifacts.Contains(a.Name)),
        ],
        MissableTasks = row.MissableTasks,
        Settings = sweep.Settings with
        {
            JobName = sweep.Settings.JobName ?? new Located<string>(row.Name, row.Source.Location),
            Nodes = sweep.Settings.Nodes ?? (row.Nodes is { } n ? new Located<string>(n.Value.ToString(CultureInfo.InvariantCulture), n.Location) : null),
        },
        Outputs = sweep.Outputs,
    };

    private static IEnumerable<int> Cells(IReadOnlyList<int> columns, SweepRow row) => columns.Where(c => row.Source[c] is not null);
}
