using Sflow.Cli.Input;

namespace Sflow.Cli.Jobs;

/// <summary>Where the scripts of a batch go: a folder, one file, or standard output.</summary>
/// <param name="folder">The folder that the build writes to, an absolute path.</param>
/// <param name="file">The file that gets the only script, an absolute path. Null for a folder.</param>
/// <param name="prints">True when the only script goes to standard output.</param>
/// <param name="isDefault">True when the user named no place.</param>
internal sealed class BatchTarget(string folder, string? file, bool prints, bool isDefault) : IDisposable
{
    /// <summary>The folder that the build writes to. For one script it is a temporary one.</summary>
    public string Folder { get; } = folder;

    /// <summary>The file that gets the only script. Null for a folder.</summary>
    public string? File { get; } = file;

    /// <summary>True when the only script goes to standard output.</summary>
    public bool Prints { get; } = prints;

    /// <summary>True when the user named no place.</summary>
    public bool IsDefault { get; } = isDefault;

    /// <summary>The paths of a bulk submission, each with its place.</summary>
    public static IReadOnlyList<Located<string>> PathsOf(ParseResult parsed, Option<string[]> bulkSubmit) =>
        [
            .. (parsed.GetValue(bulkSubmit) ?? []).Select(path => new Located<string>(
                path,
                TextLocation.OfFile($"{bulkSubmit.Name} {path}")
            )),
        ];

    /// <summary>Reads where scripts go, and reports options that exclude each other.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="workflow">The options for a workflow.</param>
    /// <param name="sweep">The options for a sweep.</param>
    /// <param name="bulkSubmit">The option for several workflows.</param>
    /// <param name="output">The option for the place.</param>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    public static BatchTarget Of(
        ParseResult parsed,
        WorkflowOptions workflow,
        SweepOptions sweep,
        Option<string[]> bulkSubmit,
        Option<string?> output,
        DiagnosticBag diagnostics
    )
    {
        var place = TextLocation.OfFile("sflow batch");
        var isEach = PathsOf(parsed, bulkSubmit).Count > 0;
        if (isEach && sweep.CsvOf(parsed) is not null)
            diagnostics.Add(Catalogue.BatchModes(place, "--bulk-submit", "--bulk-input", "Call sflow batch once for each of them."));
        if (isEach && workflow.ModulesOf(parsed).Count > 0)
            diagnostics.Add(
                Catalogue.BatchModes(
                    place,
                    "--bulk-submit",
                    "files to merge",
                    "Its workflows are self-contained. Write one --bulk-submit per file."
                )
            );
        if (sweep.RowsOf(parsed) is { } rows && sweep.CsvOf(parsed) is null)
            diagnostics.Add(Catalogue.BatchModes(rows.Location, "--row", "a workflow without rows", "Add --bulk-input CSV."));
        var isBulk = isEach || sweep.CsvOf(parsed) is not null;
        var path = parsed.GetValue(output)?.Trim() ?? "";
        if (path == "-" && (isBulk || IsSet(parsed, "--submit") || IsSet(parsed, "--json")))
            diagnostics.Add(
                Catalogue.BatchModes(
                    place,
                    "-o -",
                    isBulk ? "several scripts"
                        : IsSet(parsed, "--submit") ? "--submit"
                        : "--json",
                    "Write a folder or a file after -o."
                )
            );
        if (path.Length == 0)
            return new BatchTarget(Path.GetFullPath(OutputFolders.OfBatch), null, false, true);
        var full = path == "-" ? null : Path.GetFullPath(path);
        var isFolder = isBulk || path.EndsWith('/') || Directory.Exists(full);
        return isFolder && full is not null
            ? new BatchTarget(full, null, false, false)
            : new BatchTarget(Path.Combine(Path.GetTempPath(), "sflow-batch-" + Guid.NewGuid().ToString("N")), full, full is null, false);
    }

    /// <summary>Removes the temporary folder of one script.</summary>
    public void Dispose()
    {
        if ((File is not null || Prints) && Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private static bool IsSet(ParseResult parsed, string option) =>
        parsed.CommandResult.Command.Options.OfType<Option<bool>>().FirstOrDefault(one => one.Name == option) is { } found
        && parsed.GetValue(found);
}
