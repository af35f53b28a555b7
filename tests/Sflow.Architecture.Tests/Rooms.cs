namespace Sflow.Architecture.Tests;

/// <summary>
/// The rooms of each assembly, from the lowest to the highest: a room may use those before it. A room is a folder of the project and all
/// below it.
/// </summary>
internal static class Rooms
{
    /// <summary>The order of the rooms by the names of the projects; the project's own folder is the empty name.</summary>
    public static IReadOnlyDictionary<string, string[]> Order { get; } =
        new Dictionary<string, string[]>
        {
            ["Sflow.Core"] =
            [
                "Sharing",
                "Text",
                "Diagnostics",
                "Expressions",
                "Syntax",
                "Composition",
                "Binding",
                "Resolution",
                "Planning",
                "Generation",
                "Compilation",
                "Sweeps",
                "",
            ],
            ["Sflow.Runs"] = [""],
            ["Sflow.Hosting"] =
            [
                "Files",
                "Processes",
                "Checks",
                "Records",
                "Units",
                "Projects",
                "Runs",
                "Submission",
                "Execution",
                "Settings",
            ],
            ["Sflow.Pictures"] = [""],
            ["Sflow.MSBuild"] = [""],
            ["Sflow.Cli"] = ["Output", "Definitions", "Input", "Help", "Completion", "Content", "Machine", "Jobs", "Running", "Verbs", ""],
        };

    /// <summary>The room of a folder.</summary>
    public static string Of(string folder) => folder.Split('/')[0];
}
