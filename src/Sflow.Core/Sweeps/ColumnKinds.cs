using Sflow.Compilation;

namespace Sflow.Sweeps;

/// <summary>Which columns set variables and which set artifacts.</summary>
/// <param name="Variables">Columns that set a variable, from 0.</param>
/// <param name="Artifacts">Columns that set an artifact.</param>
internal sealed record ColumnKinds(IReadOnlyList<int> Variables, IReadOnlyList<int> Artifacts)
{
    /// <summary>Looks up each column in the names that the rows' workflows define.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="names">One entry for each distinct workflow of the rows; null for one that doesn't compose.</param>
    /// <param name="diagnostics">Gets an error for each unknown column, unless a row or a workflow with errors might define it.</param>
    public static ColumnKinds Of(CsvTable table, SweepColumns columns, IReadOnlyCollection<SettableNames?> names, DiagnosticBag diagnostics)
    {
        var variables = new HashSet<string>(names.SelectMany(n => n?.Variables ?? Array.Empty<string>()));
        var artifacts = new HashSet<string>(names.SelectMany(n => n?.Artifacts ?? Array.Empty<string>()));
        var kinds = columns.Overrides.ToLookup(c =>
            variables.Contains(table.Header[c].Value) ? Kind.Variable
            : artifacts.Contains(table.Header[c].Value) ? Kind.Artifact
            : Kind.Unknown
        );
        if (names.All(n => n is not null) && table.Rows.Count == table.RowCount)
        {
            foreach (var column in kinds[Kind.Unknown])
            {
                var cell = table.Header[column];
                var known = variables.Concat(artifacts).Concat(SweepColumns.OwnNames);
                diagnostics.Add(Catalogue.CsvUnknownColumn(cell.Location, cell.Value, Suggestion.For(cell.Value, known)));
            }
        }

        return new ColumnKinds([.. kinds[Kind.Variable]], [.. kinds[Kind.Artifact]]);
    }

    private enum Kind
    {
        Unknown,
        Variable,
        Artifact,
    }
}
