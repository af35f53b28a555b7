namespace Sflow.Cli.Input;

/// <summary>The options that select rows of a CSV.</summary>
internal sealed class SweepOptions
{
    /// <summary>The CSV.</summary>
    public Option<string?> BulkInput { get; } =
        new("--bulk-input", "-b") { Description = "A CSV file with one experiment per row.", HelpName = "CSV" };

    /// <summary>The rows.</summary>
    public Option<string[]> Row { get; } =
        WorkflowOptions.Repeated("--row", "ROWS", "The rows of the CSV: 3, 1,3,5, 1:4 (rows 1 to 3), -1 (the last). Default: all.");

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        verb.Options.Add(BulkInput);
        verb.Options.Add(Row);
    }

    /// <summary>The CSV and the place that names it. Null without one.</summary>
    public Located<string>? CsvOf(ParseResult parsed) =>
        parsed.GetValue(BulkInput) is { } csv ? new Located<string>(csv, TextLocation.OfFile("--bulk-input " + csv)) : null;

    /// <summary>The chosen rows and the place that names them. Null for all.</summary>
    public Located<string>? RowsOf(ParseResult parsed) =>
        parsed.GetValue(Row) is { Length: > 0 } rows && string.Join(",", rows) is var text
            ? new Located<string>(text, TextLocation.OfFile("--row " + text))
            : null;
}
