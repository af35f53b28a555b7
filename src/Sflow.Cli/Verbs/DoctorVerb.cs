using Sflow.Cli.Definitions;
using Sflow.Cli.Machine;
using Sflow.Cli.Output;
using Spectre.Console;

namespace Sflow.Cli.Verbs;

/// <summary><c>sflow doctor</c>: shows what of this machine Sflow can use.</summary>
internal sealed class DoctorVerb : Verb
{
    private const int NameWidth = 14;
    private const int StateWidth = 9;
    private const int Indent = 2 + StateWidth + NameWidth;
    private const int Width = 80;
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
        timeout.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() is < 1 or > MostSeconds)
                result.AddError($"--timeout needs a number from 1 to {MostSeconds}");
        });
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
            terminal.Line(Json(checks));
        else
            Show(terminal, checks);
        return checks.Any(check => check.IsFatal) ? ExitCode.Unavailable : ExitCode.Success;
    }

    private static void Show(Terminal terminal, IReadOnlyList<Check> checks)
    {
        foreach (var group in checks.GroupBy(check => check.Group))
        {
            terminal.Line(group.Key);
            foreach (var check in group)
            {
                terminal.Data("  ");
                terminal.Output.Write(new Spectre.Console.Text(Check.Words[(int)check.State], StyleOf(check.State)));
                terminal.Line(
                    new string(' ', StateWidth - Check.Words[(int)check.State].Length) + check.Name.PadRight(NameWidth) + check.Found
                );
                if (check.State == CheckState.Ok)
                    continue;
                WriteBelow(terminal, $"needed for: {check.NeededFor}");
                if (check.Advice is { } advice)
                    WriteBelow(terminal, $"do: {advice}");
            }
        }

        var counts = Check.Words.Select((word, i) => $"{checks.Count(check => (int)check.State == i)} {word}");
        terminal.Line("");
        terminal.Line(
            string.Join(", ", counts)
                + (checks.Any(check => check.IsFatal) ? ". Sflow can't be used here." : ". What every script needs is here.")
        );
    }

    private static void WriteBelow(Terminal terminal, string sentence)
    {
        var line = "";
        foreach (var word in sentence.Split(' '))
        {
            if (line.Length > 0 && Indent + line.Length + 1 + word.Length > Width)
            {
                terminal.Line(new string(' ', Indent) + line);
                line = "";
            }

            line += (line.Length > 0 ? " " : "") + word;
        }

        terminal.Line(new string(' ', Indent) + line);
    }

    private static Style StyleOf(CheckState state) =>
        new(
            state switch
            {
                CheckState.Ok => Color.Green,
                CheckState.Warn => Color.Yellow,
                _ => Color.Red,
            }
        );

    private static string Json(IReadOnlyList<Check> checks) =>
        JsonText.Of(
            true,
            json =>
            {
                json.WriteStartObject();
                json.Member("schema", "sflow.doctor/1");
                json.Member("usable", !checks.Any(check => check.IsFatal));
                json.WritePropertyName("checks");
                json.WriteStartArray();
                foreach (var check in checks)
                {
                    json.WriteStartObject();
                    json.Member("group", check.Group);
                    json.Member("name", check.Name);
                    json.Member("state", Check.Words[(int)check.State].ToLowerInvariant());
                    json.Member("found", check.Found);
                    json.Member("needed_for", check.NeededFor);
                    json.Member("advice", check.Advice);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }
        );
}
