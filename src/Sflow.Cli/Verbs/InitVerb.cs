using Sflow.Cli.Content;
using Sflow.Cli.Definitions;
using Sflow.Cli.Output;

namespace Sflow.Cli.Verbs;

/// <summary><c>sflow init</c>: makes a new project.</summary>
internal sealed class InitVerb : Verb
{
    private readonly InitOptions options = new();

    /// <summary>Defines the verb.</summary>
    public InitVerb()
        : base("init", "Make a new project: modules, and a project file for dotnet build.") => options.AddTo(this);

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("Answer a few questions, and make a project in the current folder", "sflow init"),
        new("Make a sweep that runs on this machine, without questions", "sflow init jobs --kind sweep --site local --yes"),
        new(
            "Make a workflow for Slurm, without questions",
            "sflow init serve --kind workflow --site slurm --partition gpu --account my-account --yes"
        ),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Remarks { get; } =
    [
        "On a terminal, it asks for every answer that has no option. Elsewhere, and with --yes, it asks nothing and uses the defaults.",
        "The project works with this command and with the .NET SDK; dotnet new sflow-workflow and sflow-sweep make the same files.",
        "The files are written all or not at all. A file that exists with another content is replaced only with --force.",
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(parsed.GetValue(options.Folder)!).TrimEnd('/');
        if (new InitInterview(options, parsed, terminal, cancellation).Ask(folder.Length == 0 ? "/" : folder) is not { } answers)
            return ExitCode.Usage;
        var files = NewProject.Files(answers);
        var delivery = new Delivery(terminal, TextLocation.OfFile("sflow init"), "name another folder");
        if (!delivery.Write(folder, files, parsed.GetValue(options.Force)))
            return ExitCode.Errors;
        if (parsed.GetValue(options.Json))
            terminal.Line(Json(folder, files, answers));
        else
            Show(terminal, folder, files, answers);
        return ExitCode.Success;
    }

    private static void Show(Terminal terminal, string folder, IReadOnlyList<EmbeddedFile> files, Answers answers)
    {
        terminal.Line(SafeText.Of($"{answers.Name}: {files.Count} files in {Delivery.Shown(folder)}"));
        foreach (var file in files)
            terminal.Line(SafeText.Of("  " + file.Path));
        Delivery.ShowNext(terminal, NewProject.EnterLine(folder, Environment.CurrentDirectory), NewProject.Next(answers));
    }

    private static string Json(string folder, IReadOnlyList<EmbeddedFile> files, Answers answers) =>
        JsonText.Of(
            true,
            json =>
            {
                json.WriteStartObject();
                json.Member("schema", "sflow.init/1");
                json.Member("kind", NewProject.KindNames[(int)answers.Kind]);
                json.Member("name", answers.Name);
                json.Member("site", answers.UsesSlurm ? "slurm" : "local");
                json.Member("partition", answers.UsesSlurm ? answers.Partition : null);
                json.Member("account", answers.UsesSlurm ? answers.Account : null);
                Delivery.WriteMembers(json, folder, files, NewProject.Next(answers));
                json.WriteEndObject();
            }
        );
}
