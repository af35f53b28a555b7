using Newtonsoft.Json;
using Sflow.Cli.Definitions;
using Sflow.Cli.Input;
using Sflow.Cli.Jobs;
using Sflow.Cli.Output;
using Sflow.Hosting.Settings;
using Sflow.Hosting.Submission;

namespace Sflow.Cli.Verbs;

/// <summary><c>sflow submit</c>: hands the scripts of an output folder to Slurm, each once.</summary>
internal sealed class SubmitVerb : Verb
{
    private readonly Argument<string[]> folders = new("DIR")
    {
        Description = "The output folder of a build, a sweep in it, what sflow batch wrote, or a script. Default: the one in this folder.",
        Arity = ArgumentArity.ZeroOrMore,
        HelpName = "DIR",
    };

    private readonly OutputOptions output = new();

    private readonly Option<string?> which = new("--which")
    {
        Description =
            "The rows to submit: missing (default), failed, cancelled or all; replace or alongside for changed rows whose old job still "
            + "runs. Combine them with +, as in failed+cancelled.",
        HelpName = "WHICH",
    };

    private readonly Option<string?> max = new("--max") { Description = "Submit at most this many scripts.", HelpName = "COUNT" };

    private readonly Option<string?> delay = new("--delay")
    {
        Description = "The seconds between two submissions. Decimals are allowed.",
        HelpName = "SECONDS",
    };

    private readonly Option<bool> dryRun = new("--dry-run")
    {
        Description = "Show which rows would be submitted, and why not the others. Nothing changes.",
    };

    private readonly Option<bool> confirm = new("--confirm") { Description = "Let more than 20 completed rows run again." };

    private readonly Option<bool> asJson = new("--json") { Description = "Print the rows as JSON." };

    /// <summary>Defines the verb.</summary>
    public SubmitVerb()
        : base("submit", "Submit the scripts of an output folder to Slurm, each once.")
    {
        Arguments.Add(folders);
        output.AddTo(this);
        foreach (var option in new Option[] { which, max, delay, dryRun, confirm, asJson })
            Options.Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("Submit what a build wrote", "sflow submit bin/Debug/sflow"),
        new("Submit the first row of one sweep", "sflow submit bin/Debug/sflow/jobs --row 1"),
        new("See what would be submitted", "sflow submit --dry-run"),
        new("Submit the failed rows again", "sflow submit --which failed"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Remarks =>
        [
            "Sflow records each submission before and after the sbatch, in the same folder as dotnet msbuild -t:SubmitSweep. "
                + "A row that has "
                + "a job is not submitted again, whichever of both submitted it. A folder without its project has its "
                + "record in .sflow beside it.",
        ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        var settings = new SettingReader((name, value) => TextLocation.OfFile($"{HostWords.Of(name)} {value}"), diagnostics);
        var options = new SubmitOptions(settings.Choice(parsed.GetValue(which)), parsed.GetValue(dryRun), parsed.GetValue(confirm));
        var pace = new SubmitPace(time => cancellation.WaitHandle.WaitOne(time))
        {
            Most = settings.Count("SflowMaxSubmit", parsed.GetValue(max)),
            Delay = settings.Seconds("SflowSubmitDelay", parsed.GetValue(delay)),
        };
        var finder = new OutputFolders(Name, output.Of(parsed), diagnostics);
        var words = parsed.GetValue(folders) ?? [];
        var projects = words.Length == 0 ? finder.In(Environment.CurrentDirectory) : finder.Of(words);
        if (words.Length == 0 && projects.Count > 0)
            terminal.Note($"The output folder is {OutputFolders.Shown(projects[0].Output)}.");
        terminal.Diagnostics.Write(diagnostics);
        if (diagnostics.HasErrors)
            return ExitCode.Usage;
        var run = new SubmissionRun(terminal, options, pace, cancellation);
        List<SubmissionOutcome> outcomes = [.. projects.Select(project => run.Submit(project, new DiagnosticBag()))];
        if (parsed.GetValue(asJson))
            terminal.Data(RowJson.Document(Name, json => Write(json, outcomes, options.IsDryRun)));
        else
            outcomes.ForEach(outcome => Show(terminal, outcome, options.IsDryRun));
        cancellation.ThrowIfCancellationRequested();
        return run.ExitCode;
    }

    private static void Show(Terminal terminal, SubmissionOutcome outcome, bool isDry)
    {
        if (outcome.Conclusion.Length > 0)
            terminal.Line(outcome.Conclusion);
        if (!isDry)
            RowTable.Write(terminal, RowTable.Head, [.. outcome.Rows.Select(row => RowTable.Cells(row.Status))]);
    }

    private static void Write(JsonTextWriter json, IReadOnlyList<SubmissionOutcome> outcomes, bool isDry)
    {
        json.Member("dry_run", isDry);
        RowJson.Counts(json, [.. outcomes.SelectMany(outcome => outcome.Rows).Select(row => row.Status)]);
        RowJson.List(json, "ledgers", outcomes.Select(outcome => outcome.Found.Project.Ledger.LedgerPath).Distinct());
        json.WritePropertyName("rows");
        json.WriteStartArray();
        foreach (var (decision, status) in outcomes.SelectMany(outcome => outcome.Rows))
            RowJson.Row(
                json,
                status,
                () =>
                {
                    json.Member("due", decision.IsDue);
                    json.Member("submitted", status.Jobs.Count > decision.Status.Jobs.Count);
                    json.Member("why", decision.Why ?? decision.Note?.Message);
                }
            );
        json.WriteEndArray();
    }
}
