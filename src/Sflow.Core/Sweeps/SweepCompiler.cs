using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Sflow.Diagnostics;
using Sflow.Syntax;
using Sflow.Text;

namespace Sflow.Sweeps;

/// <summary>Compiles a sweep: reads the CSV, makes a request of each row, and has the rows compiled side by side.</summary>
/// <param name="reader">Reads the CSV and probes modules.</param>
/// <param name="compile">Compiles one row; called from several threads at once.</param>
/// <param name="namesOf">What the workflow of a list of modules and missable tasks defines; null when it doesn't compose.</param>
internal sealed class SweepCompiler(
    ISourceReader reader,
    Func<CompileRequest, CompileResult> compile,
    Func<IReadOnlyList<Located<string>>, IReadOnlyList<Located<string>>, SettableNames?> namesOf)
{
    /// <summary>Compiles the rows that the request selects; called off, it throws between two rows.</summary>
    public SweepResult Compile(SweepRequest request, CancellationToken cancellation = default)
    {
        var diagnostics = new DiagnosticBag();
        if (ReadTable(request, diagnostics) is not { } table)
            return Failure(request, [], diagnostics);

        var columns = SweepColumns.Of(table);
        var all = SweepRows.Of(table, columns, request, diagnostics);
        var selected = SweepRows.Select(all, request.Rows, diagnostics);
        if (diagnostics.HasErrors)
            return Failure(request, all, diagnostics);

        var readable = MissingModules.Check(table, selected, reader, diagnostics);
        var names = NamesOf(all);
        var kinds = ColumnKinds.Of(table, columns, names.Values, diagnostics);
        var results = CompileRows(readable, row => RowRequests.Of(request, table, kinds, row, names[ListOf(row)]), cancellation);
        diagnostics.AddRange(SharedFindings.Join(results, table.Source.Path));
        if (diagnostics.HasErrors || results.Any(r => !r.Success))
            return Failure(request, all, diagnostics) with { Rows = results };

        var manifest = (request.Outputs & CompileOutputs.Script) == 0 ? null : SweepManifest.Of(request, table, readable, results);
        return new SweepResult(request.Name, results, manifest, ModulePaths(all), [.. diagnostics])
        {
            Success = true,
            Overview = request.Matrix is null ? [] : MatrixText.Of(request.Matrix, table, all),
        };
    }

    /// <summary>What the rows' workflows define, taken together; null when the CSV or one of them is wrong.</summary>
    public SettableNames? Names(SweepRequest request)
    {
        var diagnostics = new DiagnosticBag();
        if (ReadTable(request, diagnostics) is not { } table)
            return null;
        var names = NamesOf(SweepRows.Of(table, SweepColumns.Of(table), request, diagnostics)).Values;
        return names.Any(n => n is null)
            ? null
            : new SettableNames([.. names.SelectMany(n => n!.Variables).Distinct()], [.. names.SelectMany(n => n!.Artifacts).Distinct()]);
    }

    private CsvTable? ReadTable(SweepRequest request, DiagnosticBag diagnostics)
    {
        if (request.Matrix is not null)
            return MatrixTable.Of(request.Matrix, diagnostics);
        var (path, location) = request.CsvPath!;
        var file = reader.Read(path);
        if (file.Bytes is null)
            diagnostics.Add(Catalogue.CsvUnreadable(location, path, file.Problem ?? "no reason is known"));
        else if (SourceDecoder.Decode(path, file.Bytes, diagnostics, CsvLimits.FileBytes) is { } source)
            return CsvTableReader.Read(source, diagnostics);
        return null;
    }

    // Rows with the same modules and missable tasks define the same names, and most sweeps have few such lists.
    private Dictionary<string, SettableNames?> NamesOf(IReadOnlyList<SweepRow> rows) =>
        rows.GroupBy(ListOf).ToDictionary(g => g.Key, g => namesOf(g.First().Modules, g.First().MissableTasks));

    private static string ListOf(SweepRow row) => string.Join("\n", row.Modules.Select(m => m.Value)) + "\n\n" + string.Join("\n", row.MissableTasks.Select(t => t.Value));

    private CompileResult[] CompileRows(IReadOnlyList<SweepRow> rows, Func<SweepRow, CompileRequest> requestOf, CancellationToken cancellation)
    {
        var results = new CompileResult[rows.Count];
        Parallel.For(0, rows.Count, new ParallelOptions { CancellationToken = cancellation }, i => results[i] = compile(requestOf(rows[i])));
        return results;
    }

    private static SweepResult Failure(SweepRequest request, IReadOnlyList<SweepRow> rows, DiagnosticBag diagnostics) =>
        new(request.Name, [], null, ModulePaths(rows), [.. diagnostics]);

    private static List<string> ModulePaths(IEnumerable<SweepRow> rows) => [.. rows.SelectMany(r => r.Modules).Select(m => m.Value).Distinct()];
}
