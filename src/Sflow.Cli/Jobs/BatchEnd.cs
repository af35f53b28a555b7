using Newtonsoft.Json;
using Sflow.Cli.Definitions;
using Sflow.Cli.Output;
using Sflow.Generation;
using Sflow.Hosting.Files;
using Sflow.Hosting.Submission;
using Sflow.Hosting.Units;

namespace Sflow.Cli.Jobs;

/// <summary>What happens with the scripts of a batch when they are written: they are shown, and submitted on request.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="target">Where they are.</param>
/// <param name="detected">What Slurm added; null for nothing.</param>
/// <param name="submits">True to submit them.</param>
/// <param name="isJson">True to print JSON.</param>
internal sealed class BatchEnd(Terminal terminal, BatchTarget target, DetectedDefaults? detected, bool submits, bool isJson)
{
    private const int MostRows = 50;

    private static readonly string[] Head = ["ROW", "NAME", "STATUS", "JOB", "SCRIPT"];

    private bool IsOneScript => target.Prints || target.File is not null;

    /// <summary>Does it.</summary>
    /// <param name="units">The units that were written.</param>
    /// <param name="cancellation">Ends a submission after the sbatch that runs.</param>
    /// <returns>The exit code.</returns>
    public int Run(IReadOnlyList<Unit> units, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        List<(Unit Unit, ScriptList List)> lists = [.. units.Select(unit => (unit, new ScriptList(target.Folder, unit)))];
        List<(Unit Unit, UnitScript Script)> scripts =
        [
            .. lists.SelectMany(one => one.List.Read(diagnostics).Select(script => (one.Unit, script))),
        ];
        detected?.Say(terminal, scripts.Select(one => one.Script.Path));
        if (target.Prints)
        {
            terminal.Data(File.ReadAllText(scripts[0].Script.Path));
            return ExitCode.Success;
        }

        if (target.File is { } file)
            scripts = [(scripts[0].Unit, scripts[0].Script with { Path = Move(scripts[0].Script.Path, file) })];
        else if (target.IsDefault)
            terminal.Note($"The scripts are in {OutputFolders.Shown(target.Folder)}. To choose another folder, use -o.");
        if (submits)
            return Submit(units, scripts, diagnostics, cancellation);
        WriteResults(lists);
        Show([.. scripts.Select(one => (one.Unit, one.Script, "NOT SUBMITTED", (string?)null))]);
        terminal.Note($"No job was submitted. To submit, add --submit, or use sflow submit {Quoted(target.File ?? target.Folder)}.");
        return ExitCode.Success;
    }

    private static string Move(string script, string file)
    {
        new OutputFolder(Path.GetDirectoryName(file)!).Write(
            new GeneratedFile(Path.GetFileName(file), File.ReadAllText(script)) { IsExecutable = true }
        );
        return file;
    }

    private int Submit(
        IReadOnlyList<Unit> units,
        IReadOnlyList<(Unit Unit, UnitScript Script)> scripts,
        DiagnosticBag diagnostics,
        CancellationToken cancellation
    )
    {
        var index = target.File is not null ? target.File : Path.Combine(target.Folder, OutputIndex.FileName);
        var choice = new OutputChoice { Only = target.File is null ? [.. units.Select(unit => unit.Name)] : null };
        JobFolders folders;
        SubmissionProject project;
        string? note = null;
        if (target.File is not null)
            project = OutputProject.OfScript(index, choice, out folders);
        else if (OutputIndex.Read(index, diagnostics) is { } read)
            project = OutputProject.Of(index, read, choice, out folders, out note);
        else
        {
            terminal.Diagnostics.Write(diagnostics);
            return ExitCode.Errors;
        }

        var pace = new SubmitPace(time => cancellation.WaitHandle.WaitOne(time));
        var run = new SubmissionRun(terminal, new SubmitOptions(SubmitChoice.Missing, false, false), pace, cancellation);
        var outcome = run.Submit(new FoundProject(project, folders, target.Folder, note), diagnostics);
        var states = outcome.Rows.ToDictionary(row => row.Status.Row.Script.Path, row => row.Status);
        Show([
            .. scripts.Select(one =>
                states.TryGetValue(one.Script.Path, out var status)
                    ? (one.Unit, one.Script, status.State, status.Job)
                    : (one.Unit, one.Script, "NOT SUBMITTED", null)
            ),
        ]);
        if (outcome.Conclusion.Length > 0)
            terminal.Note(outcome.Conclusion);
        cancellation.ThrowIfCancellationRequested();
        return run.ExitCode;
    }

    // A submission writes the states. Until then, the table says that there are none.
    private void WriteResults(IReadOnlyList<(Unit Unit, ScriptList List)> lists)
    {
        if (IsOneScript)
            return;
        var rows = JobRows.Read(lists, new DiagnosticBag());
        foreach (var (unit, list) in lists.Where(one => !File.Exists(one.List.ResultsPath)))
            new OutputFolder(Path.GetDirectoryName(list.ResultsPath)!).Write(
                new GeneratedFile(
                    Path.GetFileName(list.ResultsPath),
                    ResultsTable.ToCsv(
                        list.Columns,
                        [.. rows.All.Where(row => row.Unit == unit).Select(row => new RowStatus { Row = row, State = "NOT SUBMITTED" })]
                    )
                )
            );
    }

    private void Show(IReadOnlyList<(Unit Unit, UnitScript Script, string State, string? Job)> rows)
    {
        if (isJson)
        {
            terminal.Data(RowJson.Document("batch", json => Write(json, rows)));
            return;
        }

        RowTable.Write(
            terminal,
            Head,
            [
                .. rows.Take(MostRows)
                    .Select(row =>
                        new[]
                        {
                            row.Script.Index > 0 ? row.Script.Index.ToString(CultureInfo.InvariantCulture) : "",
                            row.Script.Name,
                            row.State,
                            row.Job ?? "",
                            OutputFolders.Shown(row.Script.Path),
                        }
                    ),
            ]
        );
        if (rows.Count > MostRows)
            terminal.Line($"{rows.Count - MostRows} more rows; all are in results.csv beside the scripts.");
    }

    private void Write(JsonTextWriter json, IReadOnlyList<(Unit Unit, UnitScript Script, string State, string? Job)> rows)
    {
        json.Member("folder", target.File is { } file ? Path.GetDirectoryName(file) : target.Folder);
        json.WritePropertyName("rows");
        json.WriteStartArray();
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.Member("unit", row.Unit.Name);
            if (row.Script.Index > 0)
                json.Member("row", row.Script.Index);
            json.Member("name", row.Script.Name);
            json.Member("script", row.Script.Path);
            json.Member("state", row.State);
            json.Member("job", row.Job);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Quoted(string path) =>
        OutputFolders.Shown(path) is var shown && shown.All(c => char.IsLetterOrDigit(c) || c is '/' or '.' or '_' or '-')
            ? shown
            : "'" + shown.Replace("'", "'\\''") + "'";
}
