using Newtonsoft.Json;
using Sflow.Cli.Definitions;
using Sflow.Cli.Input;
using Sflow.Cli.Jobs;
using Sflow.Cli.Output;
using Sflow.Hosting.Settings;
using Sflow.Hosting.Submission;

namespace Sflow.Cli.Verbs;

/// <summary><c>sflow status</c>: shows the states of rows and jobs.</summary>
internal sealed class StatusVerb : Verb
{
    private readonly Argument<string[]> words = new("DIR or JOB")
    {
        Description = "An output folder, a sweep in it, or the number of a job. Default: the output folder in this folder.",
        Arity = ArgumentArity.ZeroOrMore,
        HelpName = "DIR or JOB",
    };

    private readonly OutputOptions output = new();

    private readonly Option<string?> show = new("--show")
    {
        Description = "The rows to show: all, failed, active, or a number of rows. Default: all of a few, what matters of many.",
        HelpName = "WHICH",
    };

    private readonly Option<bool> asJson = new("--json")
    {
        Description = "Print the rows as JSON. It has all rows, unless --show is given.",
    };

    /// <summary>Defines the verb.</summary>
    public StatusVerb()
        : base("status", "Show the states of the rows of an output folder, or of a job.")
    {
        Arguments.Add(words);
        output.AddTo(this);
        Options.Add(show);
        Options.Add(asJson);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("See how the rows are doing", "sflow status"),
        new("See the failed rows of a sweep", "sflow status bin/Debug/sflow/jobs --show failed"),
        new("See one job", "sflow status 4711"),
        new("Count completed rows in a script", "sflow status --json | jq .counts.COMPLETED"),
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        var settings = new SettingReader((name, value) => TextLocation.OfFile($"{HostWords.Of(name)} {value}"), diagnostics);
        var filter = settings.Show(parsed.GetValue(show));
        var finder = new OutputFolders(Name, output.Of(parsed), diagnostics);
        var (jobs, folders) = JobWords.Split(parsed.GetValue(words) ?? []);
        var projects = folders.Count == 0 ? finder.In(Environment.CurrentDirectory) : finder.Of(folders);
        terminal.Diagnostics.Write(diagnostics);
        if (diagnostics.HasErrors)
            return ExitCode.Usage;
        var run = new StatusRun(terminal, cancellation);
        List<RowStatus> rows = [.. projects.SelectMany(run.Look)];
        if (jobs.Count > 0)
            rows = [.. rows.Where(row => jobs.Any(job => row.Jobs.Contains(job) || row.EarlierJobs.Contains(job)))];
        var unknown = jobs.Where(job => !rows.Any(row => row.Jobs.Contains(job) || row.EarlierJobs.Contains(job))).ToList();
        foreach (var job in unknown)
            terminal.Diagnostics.Write(
                Catalogue.JobUnknown(
                    TextLocation.OfFile("sflow status " + job),
                    job,
                    "no row here has this job; name its output folder, too"
                )
            );
        if (parsed.GetValue(asJson))
            terminal.Data(RowJson.Document(Name, json => Write(json, filter, rows, run.Orphans)));
        else
            Show(terminal, filter, rows, run.Orphans);
        return unknown.Count > 0 ? Math.Max(run.ExitCode, ExitCode.Errors) : run.ExitCode;
    }

    private static void Show(Terminal terminal, RowFilter filter, IReadOnlyList<RowStatus> rows, IReadOnlyList<LedgerEntry> orphans)
    {
        if (rows.Count == 0)
            return;
        foreach (var unit in rows.GroupBy(row => row.Row.Unit))
        {
            List<RowStatus> all = [.. unit];
            terminal.Line($"{unit.Key.Name}: {SubmissionCall.Summary(all)}");
            var shown = filter.Of(all);
            RowTable.Write(terminal, RowTable.Head, [.. shown.Select(RowTable.Cells)]);
            if (shown.Count < all.Count && filter.Text.Length == 0)
                terminal.Note($"{all.Count - shown.Count} more rows; to see them, use --show all.");
        }

        if (orphans.Count > 0)
            terminal.Note(
                "Jobs in the queue that no row describes any more: "
                    + string.Join(", ", orphans.Select(entry => $"{entry.Job} ({entry.Unit}/{entry.Row})"))
                    + ". To end them, use sflow cancel JOB."
            );
    }

    private static void Write(JsonTextWriter json, RowFilter filter, IReadOnlyList<RowStatus> rows, IReadOnlyList<LedgerEntry> orphans)
    {
        RowJson.Counts(json, rows);
        json.WritePropertyName("rows");
        json.WriteStartArray();
        foreach (
            var row in filter.Text.Length == 0 ? rows : [.. rows.GroupBy(row => row.Row.Unit).SelectMany(unit => filter.Of([.. unit]))]
        )
            RowJson.Row(json, row);
        json.WriteEndArray();
        RowJson.List(json, "jobs_without_row", orphans.Select(entry => entry.Job!));
    }
}
