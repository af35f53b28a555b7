using Sflow.Cli.Definitions;
using Sflow.Cli.Machine;
using Sflow.Cli.Output;

namespace Sflow.Cli.Verbs;

/// <summary><c>sflow doctor</c>: shows what of this machine Sflow can use.</summary>
internal sealed class DoctorVerb : Verb
{
    private const int MostSeconds = 600;

    private readonly Option<string> workspace = new("--workspace-dir")
    {
        Description = "The folder in which jobs would run.",
        HelpName = "DIR",
        DefaultValueFactory = _ => ".",
    };

    private readonly Option<int> timeout = new("--timeout")
    {
        Description = "How long each question may take, from 1 to 600 seconds.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 10,
    };

    private readonly Option<bool> json = new("--json") { Description = "Print JSON." };

    /// <summary>Defines the verb.</summary>
    public DoctorVerb()
        : base("doctor", "Show what of bash, Slurm, containers and GPUs is here and usable.")
    {
        WholeNumber.Within(timeout, 1, MostSeconds);
        foreach (var option in new Option[] { workspace, timeout, json })
            Options.Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("Look at this machine", "sflow doctor"),
        new("Look at the folder in which jobs would run, too", "sflow doctor --workspace-dir /tmp"),
        new("Give a program the same answers", "sflow doctor --json"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Remarks { get; } =
    [
        "Each line is OK, WARN or MISSING. Most of what is MISSING is not needed on every machine: the line says what needs it.",
        "The exit code is 3 when something is missing that every script needs: bash 4.4 or later. Else it is 0.",
        "It changes nothing, asks no other machine than the controller of Slurm and the Docker engine, and never waits longer than "
            + "the time limit of a question.",
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(parsed.GetValue(workspace)!);
        var checks = Doctor.Examine(folder, TimeSpan.FromSeconds(parsed.GetValue(timeout)), cancellation);
        if (parsed.GetValue(json))
            terminal.Line(CheckText.Json(checks));
        else
            CheckText.Show(terminal, checks);
        return checks.Any(check => check.IsFatal) ? ExitCode.Unavailable : ExitCode.Success;
    }
}
