using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Sflow.Diagnostics;
using Sflow.Syntax;
using Sflow.Text;

namespace Sflow.Sweeps;

/// <summary>Compiles a sweep: reads the CSV, makes a request of each row, and has the rows compiled side by side.</summary>
/// <param name="reader">Reads the CSV and probes modules.</param>
/// <param name="compile">Compiles one row; called from several threads at once.</param>
/// <param name="namesOf">What the workflow of a list of modules and missable tasks defines; null when it doesn't compose.</param>
/// <param name="hashOf">A hash of the bytes of a list of modules.</param>
/// <param name="sourceOf">The text of a module that was read.</param>
internal sealed class SweepCompiler(
    ISourceReader reader,
    Func<CompileRequest, CompileResult> compile,
    Func<IReadOnlyList<Located<string>>, IReadOnlyList<Located<string>>, SettableNames?> namesOf,
    Func<IReadOnlyList<Located<string>>, string> hashOf,
    Func<string, SourceText> sourceOf)
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
        var names = NamesOf(all, columns);
        var kinds = ColumnKinds.Of(table, columns, names.Values, diagnostics);
        var results = SideBySide.Select(readable, row => CompileRow(RowRequests.Of(request, table, kinds, row, names[ListOf(row, columns)]), request.Store), cancellation);
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
        var columns = SweepColumns.Of(table);
        var names = NamesOf(SweepRows.Of(table, columns, request, diagnostics), columns).Values;
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
    private Dictionary<(string?, string?), SettableNames?> NamesOf(IReadOnlyList<SweepRow> rows, SweepColumns columns)
    {
        var lists = rows.GroupBy(row => ListOf(row, columns)).Select(list => (list.Key, Row: list.First())).ToList();
        var names = SideBySide.Select(lists, list => namesOf(list.Row.Modules, list.Row.MissableTasks));
        return lists.Zip(names, (list, name) => (list.Key, Names: name)).ToDictionary(list => list.Key, list => list.Names);
    }

    // What the project says is the same for all rows.
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

    private static CompileResult Identified(CompileResult row) => row.Files.FirstOrDefault(file => file.IsExecutable) is { } script
        ? row with { Script = new ScriptIdentity(script.RelativePath, script.Content.Sha256()) }
        : row;

    private static SweepResult Failure(SweepRequest request, IReadOnlyList<SweepRow> rows, DiagnosticBag diagnostics) =>
        new(request.Name, [], null, ModulePaths(rows), [.. diagnostics]);

    private static List<string> ModulePaths(IEnumerable<SweepRow> rows) => [.. rows.SelectMany(r => r.Modules).Select(m => m.Value).Distinct()];
}
