using Sflow.Cli.Content;
using Sflow.Cli.Definitions;

namespace Sflow.Cli.Verbs;

/// <summary>The options of <c>sflow init</c>, one for each answer.</summary>
internal sealed class InitOptions
{
    /// <summary>The folder.</summary>
    public Argument<string> Folder { get; } =
        new("FOLDER")
        {
            Description = "The folder of the project. It is made if it does not exist. Default: the current folder.",
            HelpName = "FOLDER",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => ".",
        };

    /// <summary>What the project has.</summary>
    public Option<string?> Kind { get; } =
        Words("--kind", "KIND", "What to make: one workflow, a sweep over a CSV, or only the modules.", [.. NewProject.KindNames]);

    /// <summary>The name.</summary>
    public Option<string?> Name { get; } =
        new("--name", "-n") { Description = "The name of the project and its workflow. Default: the folder's name.", HelpName = "NAME" };

    /// <summary>Where jobs run.</summary>
    public Option<string?> Site { get; } =
        Words("--site", "SITE", "Where jobs run: on this machine, or on Slurm. Default: slurm where Slurm answers.", "local", "slurm");

    /// <summary>The partition.</summary>
    public Option<string?> Partition { get; } =
        new("--partition", "-p") { Description = "The partition of Slurm. Default: the one that sinfo marks.", HelpName = "NAME" };

    /// <summary>The account.</summary>
    public Option<string?> Account { get; } =
        new("--account", "-A") { Description = "The account of Slurm. Default: the one that sacctmgr knows for you.", HelpName = "NAME" };

    /// <summary>The folder of the packages.</summary>
    public Option<string?> Feed { get; } =
        new("--feed")
        {
            Description = "A folder with the packages of Sflow, for dotnet build. A nuget.config then names it.",
            HelpName = "FOLDER",
        };

    /// <summary>No questions.</summary>
    public Option<bool> Yes { get; } = new("--yes", "-y") { Description = "Ask nothing: options and defaults are the answers." };

    /// <summary>Replace files.</summary>
    public Option<bool> Force { get; } = new("--force", "-f") { Description = "Replace files that exist with another content." };

    /// <summary>Print JSON.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Print the answers and what was written as JSON. It asks nothing." };

    /// <summary>Adds the options to the verb.</summary>
    public void AddTo(Command verb)
    {
        verb.Arguments.Add(Folder);
        foreach (var option in new Option[] { Kind, Name, Site, Partition, Account, Feed, Yes, Force, Json })
            verb.Options.Add(option);
    }

    private static Option<string?> Words(string name, string value, string description, params string[] words)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = value };
        option.AcceptOnlyFromAmong(words);
        return option;
    }
}
