namespace Sflow.Cli.Content;

/// <summary>A skill for coding agents: a folder in the open Agent Skills form.</summary>
/// <param name="Name">Its name, which is the name of its folder.</param>
/// <param name="Description">What it is for, from its front matter.</param>
/// <param name="Files">Its files, relative to the folder that has all skills.</param>
internal sealed record Skill(string Name, string Description, IReadOnlyList<EmbeddedFile> Files)
{
    private const string Page = "/SKILL.md";
    private const string Field = "description: ";

    /// <summary>All skills in the order of their names.</summary>
    public static IReadOnlyList<Skill> All { get; } =
    [
        .. EmbeddedFiles
            .Below("skills")
            .Where(file => file.Path.EndsWith(Page, StringComparison.Ordinal))
            .Select(file => Of(file.Path[..^Page.Length], file.Text)),
    ];

    /// <summary>The page for agents that read one file only. It names all skills.</summary>
    public static EmbeddedFile AgentsPage { get; } = EmbeddedFiles.Below("skills").Single(file => file.Path == "AGENTS.md");

    private static Skill Of(string name, string page) =>
        new(
            name,
            page.Split('\n').First(line => line.StartsWith(Field, StringComparison.Ordinal))[Field.Length..],
            [.. EmbeddedFiles.Below("skills").Where(file => file.Path.StartsWith(name + "/", StringComparison.Ordinal))]
        );
}
