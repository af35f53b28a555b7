using Sflow.Cli.Help;

namespace Sflow.Cli.Completion;

/// <summary>The scripts that make shells complete words of the command.</summary>
internal static class CompletionScript
{
    private const string Folder = "completion/";

    /// <summary>The shells.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish"];

    /// <summary>The script of a shell.</summary>
    public static string Of(string shell) => Embedded.Read($"{Folder}sflow.{shell}");
}
