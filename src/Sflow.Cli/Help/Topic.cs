using Sflow.Cli.Definitions;

namespace Sflow.Cli.Help;

/// <summary>A page of help that belongs to no verb.</summary>
/// <param name="Name">What the user types after <c>sflow help</c>.</param>
/// <param name="Markdown">Its text.</param>
internal sealed record Topic(string Name, string Markdown)
{
    private const string Folder = "topics/";
    private const string Ending = ".md";

    /// <summary>Every topic by name.</summary>
    public static IReadOnlyList<Topic> All { get; } =
    [
        .. Embedded
            .NamesIn(Folder)
            .Select(file => new Topic(file[..^Ending.Length], Embedded.Read(Folder + file)))
            .Append(new Topic("exit-codes", "# Exit codes of the command\n\n" + ReferenceTables.ExitCodes()))
            .Append(new Topic("environment", "# Environment variables that are read\n\n" + ReferenceTables.Environment()))
            .OrderBy(topic => topic.Name, StringComparer.Ordinal),
    ];

    /// <summary>The title.</summary>
    public string Title => Markdown[2..Markdown.IndexOf('\n', StringComparison.Ordinal)];
}
