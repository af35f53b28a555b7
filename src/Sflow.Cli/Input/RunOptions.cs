using Sflow.Resolution;

namespace Sflow.Cli.Input;

/// <summary>The options of a run in the foreground for its request to Slurm.</summary>
internal sealed class RunOptions
{
    /// <summary>The time limit.</summary>
    public Option<string?> Time { get; } = new("--time") { Description = "The time limit of the allocation.", HelpName = "TIME" };

    /// <summary>The partition.</summary>
    public Option<string?> Partition { get; } =
        new("--partition", "-p") { Description = "The partition of the allocation.", HelpName = "NAME" };

    /// <summary>The account.</summary>
    public Option<string?> Account { get; } = new("--account", "-A") { Description = "The account of the allocation.", HelpName = "NAME" };

    /// <summary>Options of the request to Slurm.</summary>
    public Option<string[]> ExtraArgs { get; } =
        WorkflowOptions.Repeated(
            "--extra-args",
            "OPTION",
            "A further option of the job, such as --exclusive. It replaces the same option of the workflow. Repeat it for more.",
            "-e"
        );

    /// <summary>Options of salloc.</summary>
    public Option<string[]> ExtraSallocArgs { get; } =
        WorkflowOptions.Repeated("--extra-salloc-args", "OPTION", "A further option for salloc alone. Repeat it for more.");

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        foreach (var option in new Option[] { Time, Partition, Account, ExtraArgs, ExtraSallocArgs })
            verb.Options.Add(option);
    }

    /// <summary>The settings for the job.</summary>
    public JobSettings SettingsOf(ParseResult parsed) =>
        new()
        {
            Time = Setting(parsed, Time),
            Slurm = new SlurmSettings { Partition = Setting(parsed, Partition), Account = Setting(parsed, Account) },
        };

    /// <summary>The options of the request, each with its place.</summary>
    public IReadOnlyList<Located<string>> ExtraArgsOf(ParseResult parsed) =>
        [
            .. (parsed.GetValue(ExtraArgs) ?? []).Select(option => new Located<string>(
                option.Trim(),
                TextLocation.OfFile("--extra-args " + option)
            )),
        ];

    /// <summary>The options that were given and have no effect without a request for an allocation.</summary>
    public IReadOnlyList<string> OfSalloc(ParseResult parsed) =>
        [
            .. new Option[] { Time, Partition, Account, ExtraArgs, ExtraSallocArgs }
                .Where(option => IsGiven(parsed, option))
                .Select(o => o.Name),
        ];

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static Located<string>? Setting(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } value && !string.IsNullOrWhiteSpace(value)
            ? new Located<string>(value.Trim(), TextLocation.OfFile($"{option.Name} {value}"))
            : null;
}
