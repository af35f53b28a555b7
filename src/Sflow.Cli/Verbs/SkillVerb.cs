using Sflow.Cli.Content;
using Sflow.Cli.Definitions;
using Sflow.Cli.Output;

namespace Sflow.Cli.Verbs;

/// <summary><c>sflow skill</c>: lists the skills for coding agents, or exports them.</summary>
internal sealed class SkillVerb : Verb
{
    private readonly Argument<string?> name = new("NAME")
    {
        Description = "The skill to export. Without a name, all skills and AGENTS.md are exported.",
        HelpName = "NAME",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> list = new("--list", "-l") { Description = "List the skills." };

    private readonly Option<string> output = new("--output", "-o")
    {
        Description = "The folder to write to. Each skill becomes a folder in it.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "skills",
    };

    private readonly Option<bool> force = new("--force", "-f") { Description = "Replace files that exist with another content." };
    private readonly Option<bool> json = new("--json") { Description = "Print JSON: the skills, or what was written." };

    /// <summary>Defines the verb.</summary>
    public SkillVerb()
        : base("skill", "List the skills for coding agents, or export them.")
    {
        name.CompletionSources.Add([.. Skill.All.Select(skill => skill.Name)]);
        Arguments.Add(name);
        foreach (var option in new Option[] { list, output, force, json })
            Options.Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("Export all skills into the folder skills", "sflow skill"),
        new("Export them to where an agent looks for them", "sflow skill -o .agents/skills"),
        new("Export one skill", "sflow skill writing-workflows"),
        new("List the skills", "sflow skill --list"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Remarks { get; } =
    [
        "A skill is a folder with SKILL.md, references and scripts, in the open Agent Skills form. It needs this command only.",
        "The files are written all or not at all. A file that exists with another content is replaced only with --force.",
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var wanted = parsed.GetValue(name);
        if (parsed.GetValue(list))
        {
            SkillText.List(terminal, parsed.GetValue(json));
            return ExitCode.Success;
        }

        var place = TextLocation.OfFile(wanted is null ? "sflow skill" : "sflow skill " + wanted);
        var skills = Skill.All.Where(skill => wanted is null || skill.Name == wanted).ToList();
        if (skills.Count == 0)
        {
            var names = Skill.All.Select(skill => skill.Name).ToList();
            terminal.Diagnostics.Write(Catalogue.NoSuchContent(place, "skill", wanted!, Suggestion.For(wanted!, names), names));
            return ExitCode.Usage;
        }

        var folder = Path.GetFullPath(parsed.GetValue(output)!);
        List<EmbeddedFile> files = [.. skills.SelectMany(skill => skill.Files)];
        if (wanted is null)
            files.Insert(0, Skill.AgentsPage);
        var delivery = new Delivery(terminal, place, "choose another folder with -o");
        if (!delivery.Write(folder, files, parsed.GetValue(force)))
            return ExitCode.Errors;
        SkillText.Written(terminal, folder, files, parsed.GetValue(json));
        return ExitCode.Success;
    }
}
