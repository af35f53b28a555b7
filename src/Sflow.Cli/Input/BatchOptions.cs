using Sflow.Hosting.Files;
using Sflow.Resolution;
using Sflow.Syntax;

namespace Sflow.Cli.Input;

/// <summary>The options for the scripts of jobs: what Slurm gets, and how scripts are made and checked.</summary>
internal sealed class BatchOptions
{
    /// <summary>The partition.</summary>
    public Option<string?> Partition { get; } =
        Text("The partition. Default: that of the workflow, or else Slurm's.", "NAME", "--partition", "-p");

    /// <summary>The account.</summary>
    public Option<string?> Account { get; } =
        Text("The account. Default: that of the workflow, or else your default account.", "NAME", "--account", "-A");

    /// <summary>The time limit.</summary>
    public Option<string?> Time { get; } = Text("The time limit, such as 02:00:00. It wins over the workflow.", "TIME", "--time");

    /// <summary>The job's name.</summary>
    public Option<string?> JobName { get; } =
        Text("The name of the job. Default: that of the workflow or the row.", "NAME", "--job-name", "-J");

    /// <summary>The file of the job's own output.</summary>
    public Option<string?> SbatchOutput { get; } =
        Text(
            "The file for the output of the job itself, such as logs/%j.out. Default: %x-%j.out beside the run folders.",
            "PATTERN",
            "--sbatch-output",
            "-O"
        );

    /// <summary>The file of the job's own errors.</summary>
    public Option<string?> SbatchError { get; } =
        Text("The file for the errors of the job itself. Default: the same as its output.", "PATTERN", "--sbatch-error", "-E");

    /// <summary>Further directives.</summary>
    public Option<string[]> SbatchExtraArgs { get; } =
        WorkflowOptions.Repeated(
            "--sbatch-extra-args",
            "DIRECTIVE",
            "One more #SBATCH line, such as --exclusive. It may use variables: '--segment=${{ SEGMENT }}'. Repeat it for more.",
            "-e"
        );

    /// <summary>The template.</summary>
    public Option<string?> Template { get; } = Text("A Handlebars file that replaces the frame of the script.", "FILE", "--template");

    /// <summary>The prologue.</summary>
    public Option<string?> Prologue { get; } = Text("A file with bash lines that follow the directives.", "FILE", "--prologue");

    /// <summary>How bash checks scripts.</summary>
    public Option<string?> CheckShell { get; } =
        new("--check-shell")
        {
            Description = "Whether bash -n checks the scripts, where bash exists: true, false, or strict, which also runs shellcheck.",
            HelpName = "MODE",
            DefaultValueFactory = _ => "true",
        };

    /// <summary>Whether Slurm checks scripts.</summary>
    public Option<bool> TestOnly { get; } =
        new("--test-only") { Description = "Ask Slurm whether it would accept each script (sbatch --test-only). No job starts." };

    /// <summary>Whether Slurm is not asked for defaults.</summary>
    public Option<bool> NoDetect { get; } =
        new("--no-detect") { Description = "Do not ask Slurm for a partition and an account that the workflow does not name." };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        CheckShell.AcceptOnlyFromAmong("true", "false", "strict");
        foreach (
            var option in new Option[]
            {
                Partition,
                Account,
                Time,
                JobName,
                SbatchOutput,
                SbatchError,
                SbatchExtraArgs,
                Template,
                Prologue,
                CheckShell,
                TestOnly,
                NoDetect,
            }
        )
            verb.Options.Add(option);
    }

    /// <summary>The settings that a command line makes, but those of <see cref="JobOptions"/>.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="reader">Reads the template and the prologue.</param>
    /// <param name="diagnostics">Receives files that can't be read.</param>
    public JobSettings SettingsOf(ParseResult parsed, FileSourceReader reader, DiagnosticBag diagnostics) =>
        new()
        {
            Time = Setting(parsed, Time),
            JobName = Setting(parsed, JobName),
            Slurm = new SlurmSettings
            {
                Partition = Setting(parsed, Partition),
                Account = Setting(parsed, Account),
                Prologue = FileOf(parsed, Prologue, reader, diagnostics),
                Template = FileOf(parsed, Template, reader, diagnostics),
            },
        };

    /// <summary>The directives that a command line adds, in their order.</summary>
    public IReadOnlyList<Located<string>> DirectivesOf(ParseResult parsed) =>
        [
            .. Pattern(parsed, SbatchOutput, "--output"),
            .. Pattern(parsed, SbatchError, "--error"),
            .. (parsed.GetValue(SbatchExtraArgs) ?? []).Select(value => new Located<string>(
                value.Trim(),
                TextLocation.OfFile($"{SbatchExtraArgs.Name} {value}")
            )),
        ];

    private static IEnumerable<Located<string>> Pattern(ParseResult parsed, Option<string?> option, string directive) =>
        Setting(parsed, option) is { } pattern ? [pattern with { Value = $"{directive}={pattern.Value}" }] : [];

    private static Located<string>? Setting(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } value && value.Trim().Length > 0
            ? new Located<string>(value.Trim(), TextLocation.OfFile($"{option.Name} {value}"))
            : null;

    private static SourceText? FileOf(ParseResult parsed, Option<string?> option, FileSourceReader reader, DiagnosticBag diagnostics)
    {
        if (Setting(parsed, option) is not { } path)
            return null;
        var file = reader.Read(path.Value);
        if (file.Bytes is not null)
            return SourceDecoder.Decode(path.Value, file.Bytes, diagnostics);
        diagnostics.Add(ModuleFiles.ProblemOf(path, reader) ?? Catalogue.FileProblem(path.Location, file.Problem!));
        return null;
    }

    private static Option<string?> Text(string description, string value, string name, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = value };
}
