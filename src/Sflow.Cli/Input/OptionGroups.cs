using Sflow.Cli.Definitions;

namespace Sflow.Cli.Input;

/// <summary>Options that several verbs share, so that help shows them after a verb's own.</summary>
internal static class OptionGroups
{
    /// <summary>The title of the options that every verb has.</summary>
    public const string Global = "Global options";

    private static readonly IReadOnlyList<(string Title, HashSet<string> Names)> Shared =
    [
        ("Workflow options", NamesOf(verb => new WorkflowOptions().AddTo(verb))),
        ("Sweep options", NamesOf(verb => new SweepOptions().AddTo(verb))),
        ("Monitor options", NamesOf(verb => new MonitorOptions().AddTo(verb))),
    ];

    /// <summary>The titles in the order of help. A verb's own options come first and have the title <c>Options</c>.</summary>
    public static IReadOnlyList<string> Titles { get; } = ["Options", .. Shared.Select(group => group.Title), Global];

    /// <summary>The title under which help shows an option.</summary>
    public static string TitleOf(Option option) =>
        GlobalOptions.All.Contains(option) ? Global : Shared.FirstOrDefault(group => group.Names.Contains(option.Name)).Title ?? Titles[0];

    private static HashSet<string> NamesOf(Action<Command> addTo)
    {
        var command = new Command("any");
        addTo(command);
        return [.. command.Options.Select(option => option.Name)];
    }
}
