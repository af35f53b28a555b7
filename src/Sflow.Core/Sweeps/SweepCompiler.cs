using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Syntax;

namespace Sflow.Sweeps;

/// <summary>Compiles a sweep: reads the CSV, makes a request per row, and compiles the rows in parallel.</summary>
/// <param name="reader">Reads the CSV and probes modules.</param>
/// <param name="compile">Compiles one row; called from several threads at once.</param>
/// <param name="namesOf">What the workflow of a list of modules and missable tasks defines; null when it doesn't compose.</param>
/// <param name="hashOf">A hash of the bytes of a list of modules.</param>
/// <param name="sourceOf">The text of a module that was read.</param>
/// <param name="check">Reports why a module can't be read or is no YAML.</param>
internal sealed class SweepCompiler(
    ISourceReader reader,
    Func<CompileRequest, CompileResult> compile,
    Func<IReadOnlyList<Located<string>>, IReadOnlyList<Located<string>>, SettableNames?> namesOf,
    Func<IReadOnlyList<Located<string>>, string> hashOf,
    Func<string, SourceText> sourceOf,
    Action<Located<string>, DiagnosticBag> check
)
{
    /// <summary>Compiles the rows that the request selects. After a cancellation it throws between two rows.</summary>
    public SweepResult Compile(SweepRequest request, CancellationToken cancellation = default)
    {
        var diagnostics = new DiagnosticBag();
        if (ReadTable(request, diagnostics) is not { } table)
            return Failure(request, [], Checked(request.ProjectModules, diagnostics));

        // After an error of a row, the others are compiled all the same, so that one build reports the errors of the modules, too.
        var columns = SweepColumns.Of(table);
        var all = SweepRows.Of(table, columns, request, diagnostics);
        var selected = SweepRows.Select(all, table.RowCount, request.Rows, diagnostics);
        if (selected.Count == 0)
            return Failure(request, all, Checked(all.SelectMany(row => row.Modules), diagnostics));

        var readable = MissingModules.Check(table, all, selected, reader, diagnostics);
        var names = NamesOf(all, columns);
        var kinds = ColumnKinds.Of(table, columns, names.Values, diagnostics);
        var results = ParallelMap.Select(
            readable,
            row =>
            {
                var result = CompileRow(RowRequests.Of(request, table, kinds, row, names[ListOf(row, columns)]), request.Store);
                request.RowDone?.Invoke(readable.Count);
                return result;
            },
            cancellation
        );
        diagnostics.AddRange(SharedDiagnostics.Join(results, table));
        if (diagnostics.HasErrors || results.Any(r => !r.Success))
            return Failure(request, all, diagnostics) with { Rows = results };

        var manifest = (request.Outputs & CompileOutputs.Jobs) == 0 ? null : SweepManifest.Of(request, table, readable, results);
        return new SweepResult(request.Name, results, manifest, ModulePaths(all), [.. diagnostics])
        {
            Success = true,
            Overview = request.Matrix is null ? [] : MatrixText.Of(request.Matrix, table, all),
        };
    }

    /// <summary>What the rows' workflows define together; null when the CSV or one of them has errors.</summary>
    public SettableNames? Names(SweepRequest request)
    {
        var diagnostics = new DiagnosticBag();
        if (ReadTable(request, diagnostics) is not { } table || diagnostics.HasErrors)
            return null;
        var columns = SweepColumns.Of(table);
        var rows = SweepRows.Of(table, columns, request, diagnostics);
        var names = NamesOf(rows, columns).Values;
        return names.Any(n => n is null)
            ? null
            : new SettableNames([.. names.SelectMany(n => n!.Variables).Distinct()], [.. names.SelectMany(n => n!.Artifacts).Distinct()])
            {
                Tasks = [.. names.SelectMany(n => n!.Tasks).Distinct()],
                Rows = [.. rows.Select(row => row.Name)],
            };
    }

    // Without a row to compile, the modules are at least read.
    private DiagnosticBag Checked(IEnumerable<Located<string>> modules, DiagnosticBag diagnostics)
    {
        foreach (var module in modules.GroupBy(module => module.Value).Select(same => same.First()))
            check(module, diagnostics);
        return diagnostics;
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

    // Rows with the same modules and missable tasks define the same names, and most sweeps have few such combinations.
    private Dictionary<(string?, string?), SettableNames?> NamesOf(IReadOnlyList<SweepRow> rows, SweepColumns columns)
    {
        var lists = rows.GroupBy(row => ListOf(row, columns)).Select(list => (list.Key, Row: list.First())).ToList();
        var names = ParallelMap.Select(lists, list => namesOf(list.Row.Modules, list.Row.MissableTasks));
        return lists.Zip(names, (list, name) => (list.Key, Names: name)).ToDictionary(list => list.Key, list => list.Names);
    }

    // The project's settings are the same for all rows.
    private static (string? Modules, string? MissableTasks) ListOf(SweepRow row, SweepColumns columns) =>
        (row.Source[columns.Modules]?.Value, row.Source[columns.MissableTasks]?.Value);

    private CompileResult CompileRow(CompileRequest row, IRowStore? store)
    {
        if (store is null)
            return Identified(compile(row));
        var key = RowKey.Of(row, hashOf(row.Modules));
        if (store.Find(row.Name, key, sourceOf) is { } known)
            return known with { Modules = [.. row.Modules.Select(module => module.Value)] };
        var result = compile(row);
        return result.Success ? store.Keep(key, result) : result;
    }

    private static CompileResult Identified(CompileResult row) =>
        row.MainFiles.Count == 0
            ? row
            : row with
            {
                Script = new ScriptIdentity(
                    row.MainFiles[0],
                    row.Files.First(file => file.RelativePath == row.MainFiles[0]).Content.Sha256()
                ),
            };

    private static SweepResult Failure(SweepRequest request, IReadOnlyList<SweepRow> rows, DiagnosticBag diagnostics) =>
        new(request.Name, [], null, ModulePaths(rows), [.. diagnostics]);

    private static List<string> ModulePaths(IEnumerable<SweepRow> rows) =>
        [.. rows.SelectMany(r => r.Modules).Select(m => m.Value).Distinct()];
}
