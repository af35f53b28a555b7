using Sflow.Hosting.Submission;

namespace Sflow.Cli.Input;

/// <summary>The options of verbs that work on an output folder: which rows, and where the ledger and the jobs' files are.</summary>
internal sealed class OutputOptions
{
    /// <summary>The rows.</summary>
    public Option<string[]> Row { get; } =
        WorkflowOptions.Repeated("--row", "ROWS", "The rows: 3, 1,3,5, 1:4 (rows 1 to 3), -1 (the last). Default: all.");

    /// <summary>The ledger.</summary>
    public Option<string?> Ledger { get; } =
        new("--ledger")
        {
            Description = "The folder with the record of submissions. Default: that of the project, or else .sflow beside the folder.",
            HelpName = "FOLDER",
        };

    /// <summary>The workspace.</summary>
    public Option<string?> WorkspaceDir { get; } =
        new("--workspace-dir")
        {
            Description = "The folder that jobs start in. Default: SFLOW_WORKSPACE_DIR, or else that of the project.",
            HelpName = "FOLDER",
        };

    /// <summary>The folder of the run folders.</summary>
    public Option<string?> OutputDir { get; } =
        new("--output-dir")
        {
            Description = "The folder of the run folders. Default: SFLOW_OUTPUT_DIR, or else sflow_output in the workspace.",
            HelpName = "FOLDER",
        };

    /// <summary>Whether jobs that were submitted from elsewhere are left alone.</summary>
    public Option<bool> NoAdopt { get; } =
        new("--no-adopt") { Description = "Leave jobs alone that do what a row does and were submitted from elsewhere." };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        foreach (var option in new Option[] { Row, Ledger, WorkspaceDir, OutputDir, NoAdopt })
            verb.Options.Add(option);
    }

    /// <summary>What the user chooses.</summary>
    public OutputChoice Of(ParseResult parsed) =>
        new()
        {
            Rows =
                parsed.GetValue(Row) is { Length: > 0 } rows && string.Join(",", rows) is var text
                    ? new Located<string>(text, TextLocation.OfFile("--row " + text))
                    : null,
            Ledger = FolderOf(parsed, Ledger),
            Workspace = FolderOf(parsed, WorkspaceDir),
            Runs = FolderOf(parsed, OutputDir),
            Adopts = !parsed.GetValue(NoAdopt),
        };

    private static string? FolderOf(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } folder && folder.Trim().Length > 0 ? Path.GetFullPath(folder.Trim()) : null;
}
