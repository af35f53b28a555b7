using Newtonsoft.Json;
using Sflow.Cli.Definitions;
using Sflow.Cli.Input;
using Sflow.Cli.Jobs;
using Sflow.Cli.Output;
using Sflow.Hosting.Settings;
using Sflow.Hosting.Submission;

namespace Sflow.Cli.Verbs;

/// <summary><c>sflow cancel</c>: ends jobs politely, and waits for their records.</summary>
internal sealed class CancelVerb : Verb
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly Argument<string[]> words = new("JOB or DIR")
    {
        Description = "Numbers of jobs, or output folders or sweeps whose jobs are meant. Default: the output folder in this folder.",
        Arity = ArgumentArity.ZeroOrMore,
        HelpName = "JOB or DIR",
    };

    private readonly OutputOptions output = new();

    private readonly Option<string?> state = new("--state")
    {
        Description = "Only jobs in these states, such as PENDING or PENDING+RUNNING. Default: every state before the end.",
        HelpName = "STATE",
    };

    private readonly Option<bool> asJson = new("--json") { Description = "Print the cancelled jobs and the rows as JSON." };

    /// <summary>Defines the verb.</summary>
    public CancelVerb()
        : base("cancel", "Cancel jobs, so that they complete their records, and wait for their end.")
    {
        Arguments.Add(words);
        output.AddTo(this);
        Options.Add(state);
        Options.Add(asJson);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("Cancel one job", "sflow cancel 4711"),
        new("Cancel rows 3 to 5 of a sweep", "sflow cancel bin/Debug/sflow/jobs --row 3:6"),
        new("Cancel what has not started", "sflow cancel bin/Debug/sflow --state PENDING"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Remarks =>
        [
            "A running job is asked to end: it stops its tasks and completes its record. Any other job leaves the queue. For an output "
                + "folder without --row, all jobs of its project are cancelled, also those that no row describes any more.",
        ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        var settings = new SettingReader((name, value) => TextLocation.OfFile($"{HostWords.Of(name)} {value}"), diagnostics);
        var states = settings.States(parsed.GetValue(state));
        var finder = new OutputFolders(Name, output.Of(parsed), diagnostics);
        var (jobs, folders) = JobWords.Split(parsed.GetValue(words) ?? []);
        IReadOnlyList<FoundProject> projects =
            folders.Count > 0 ? finder.Of(folders)
            : jobs.Count > 0 ? []
            : finder.In(Environment.CurrentDirectory);
        if (folders.Count == 0 && projects.Count > 0)
            terminal.Note($"The output folder is {OutputFolders.Shown(projects[0].Output)}.");
        terminal.Diagnostics.Write(diagnostics);
        if (diagnostics.HasErrors)
            return ExitCode.Usage;
        var run = new CancelRun(terminal, states, Limit, cancellation);
        if (jobs.Count > 0)
            run.Cancel(jobs);
        foreach (var project in projects)
            run.Cancel(project);
        if (parsed.GetValue(asJson))
            terminal.Data(RowJson.Document(Name, json => Write(json, run)));
        else
            run.Lines.ForEach(terminal.Line);
        cancellation.ThrowIfCancellationRequested();
        return run.ExitCode;
    }

    private static void Write(JsonTextWriter json, CancelRun run)
    {
        RowJson.List(json, "jobs", run.Asked);
        RowJson.Counts(json, run.Rows);
        json.WritePropertyName("rows");
        json.WriteStartArray();
        run.Rows.ForEach(row => RowJson.Row(json, row));
        json.WriteEndArray();
    }
}
