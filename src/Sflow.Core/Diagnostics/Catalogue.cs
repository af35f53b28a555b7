using System.Collections.Generic;
using Sflow.Text;

namespace Sflow.Diagnostics;

/// <summary>
/// Every finding that Sflow can report, one method each. Codes never change their meaning; a removed one is not used again.
/// Ranges: 0 Sflow itself, 10 reading and YAML, 11 composition, 12 binding, 13 expressions, 14 resolution, 15 planning,
/// 16 generation, 17 sweeps, 18 Slurm and submission, 19 projects.
/// </summary>
public static class Catalogue
{
    // ---- 00 Sflow itself ----

    /// <summary>A defect of Sflow, never the user's fault.</summary>
    public static Diagnostic InternalError(TextLocation at, string what) =>
        Error("SFLOW0001", at, $"Sflow itself failed: {what}. This is a defect of Sflow, please report it with the files that caused it.");

    // ---- 10 reading and YAML ----

    // ---- 11 composition ----

    // ---- 12 binding ----

    // ---- 13 expressions ----

    // ---- 14 resolution ----

    // ---- 15 planning ----

    // ---- 16 generation ----

    // ---- 17 sweeps ----

    /// <summary>The CSV itself cannot be read.</summary>
    public static Diagnostic CsvUnreadable(TextLocation at, string path, string problem) =>
        Error("SFLOW1701", at, $"The sweep's CSV {Quote.Text(path)} cannot be read: {problem}.");

    /// <summary>The file has not even a header.</summary>
    public static Diagnostic CsvEmpty(TextLocation at) =>
        Error("SFLOW1702", at, "The CSV is empty. Write a line of column names and one line for each job.");

    /// <summary>The file has a header and nothing else.</summary>
    public static Diagnostic CsvWithoutRows(TextLocation at) =>
        Error("SFLOW1703", at, "The CSV has a header and no rows. Write one line for each job.");

    /// <summary>A quoted cell is never closed and swallowed the rest of the file.</summary>
    public static Diagnostic CsvQuoteStaysOpen(TextLocation at) =>
        Error("SFLOW1704", at, "This cell begins with a quote that is never closed. Close it, and write a quote inside a quoted cell twice.");

    /// <summary>Text stands between a closing quote and the comma.</summary>
    public static Diagnostic CsvTextAfterQuote(TextLocation at) =>
        Error("SFLOW1705", at, "A quoted cell of this row goes on after its closing quote. Put the whole cell between quotes, and write a quote inside it twice.");

    /// <summary>A character that nobody types into a table.</summary>
    public static Diagnostic CsvControlCharacter(TextLocation at, char character) =>
        Error("SFLOW1706", at, $"The CSV holds the control character U+{((int)character).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)}. Remove it.");

    /// <summary>A row has more cells than there are columns.</summary>
    public static Diagnostic CsvRowTooLong(TextLocation at, int row, int cells, int columns) =>
        Error("SFLOW1707", at, $"Row {row} has {cells} cells, but there are {columns} columns. Quote a value that contains a comma: \"[1,2]\".");

    /// <summary>Two columns have one name.</summary>
    public static Diagnostic CsvColumnTwice(TextLocation at, string name, TextLocation first) =>
        Error("SFLOW1708", at, $"The column {Quote.Text(name)} stands here a second time. Keep one of them.") with { Related = [new Located<string>("the first one", first)] };

    /// <summary>A column has an empty name.</summary>
    public static Diagnostic CsvColumnWithoutName(TextLocation at, int number) =>
        Error("SFLOW1709", at, $"Column {number} has no name. Give it one, or remove the comma that makes it.");

    /// <summary>A column's name begins or ends with white space.</summary>
    public static Diagnostic CsvColumnWithSpace(TextLocation at, string name, string trimmed) =>
        Error("SFLOW1710", at, $"The column name {Quote.Text(name)} begins or ends with a space. Write {Quote.Text(trimmed)}.");

    /// <summary>A column names nothing that the rows' workflows define.</summary>
    public static Diagnostic CsvUnknownColumn(TextLocation at, string name, string? suggestion) =>
        Error("SFLOW1711", at, $"The column {Quote.Text(name)} is no variable and no artifact of any row's modules.{DidYouMean(suggestion)}");

    /// <summary>The CSV exceeds a budget.</summary>
    public static Diagnostic CsvTooLarge(TextLocation at, int rows, int columns) =>
        Error("SFLOW1712", at, $"The CSV has more than {rows} rows or {columns} columns. Split it into several sweeps.");

    /// <summary>Neither the row nor the project names a module.</summary>
    public static Diagnostic RowWithoutModules(TextLocation at, int row, string column) =>
        Error("SFLOW1713", at, $"Row {row} has no modules. List them in the column {Quote.Text(column)}, separated by spaces, or add SflowModule items to the project.");

    /// <summary>A module that a row names cannot be read.</summary>
    public static Diagnostic RowModuleUnreadable(TextLocation at, int row, string column, string module, string problem, string? others) =>
        Error("SFLOW1714", at, $"Row {row}, column {Quote.Text(column)}: the module {Quote.Text(module)} cannot be read: {problem}. Paths are relative to the CSV's folder.{(others is null ? "" : $" It is also named by {others}.")}");

    /// <summary>Two columns say different numbers of nodes.</summary>
    public static Diagnostic NodeColumnsDisagree(TextLocation at, int row, string first, int firstNodes, string second, int secondNodes) =>
        Error("SFLOW1715", at, $"Row {row} asks for {firstNodes} nodes in the column {Quote.Text(first)} and for {secondNodes} in {Quote.Text(second)}. Make them equal or leave one empty.");

    /// <summary>A selection of rows that can't be read.</summary>
    public static Diagnostic RowSelectionInvalid(TextLocation at, string problem) =>
        Error("SFLOW1716", at, $"The selection of rows is wrong: {problem}. Write row numbers and ranges without their end, such as '1:4' or '1,3,5'.");

    /// <summary>A selection that no row matches.</summary>
    public static Diagnostic RowSelectionEmpty(TextLocation at, string selection) =>
        Error("SFLOW1717", at, $"The selection of rows {Quote.Text(selection)} selects nothing. Leave it out for all rows; a range ends before its second number: '1:4' is 1, 2, 3.");

    /// <summary>A selection of a row that isn't there.</summary>
    public static Diagnostic RowOutOfRange(TextLocation at, string selection, int row, int rows) =>
        Error("SFLOW1718", at, $"The selection of rows {Quote.Text(selection)} names row {row}, but the CSV has the rows 1 to {rows}.");

    /// <summary>The same finding with other words in many more rows.</summary>
    public static Diagnostic MoreRowsLikeThis(TextLocation at, Severity severity, string code, string rows) =>
        new("SFLOW1719", severity, at, $"More findings {code} of the same kind at this place are left out: {rows}.");

    /// <summary>A module that the project gives to every row cannot be read.</summary>
    public static Diagnostic SweepModuleUnreadable(TextLocation at, string module, string problem) =>
        Error("SFLOW1720", at, $"The module {Quote.Text(module)}, which the project puts before the modules of every row, cannot be read: {problem}.");

    // ---- 18 Slurm and submission ----

    // ---- 19 projects ----

    // ---- the forms ----

    private static string DidYouMean(string? suggestion) => suggestion is null ? "" : $" Did you mean {Quote.Text(suggestion)}?";

    private static Diagnostic Error(string code, TextLocation at, string message) => new(code, Severity.Error, at, message);

    private static Diagnostic Warning(string code, TextLocation at, string message) => new(code, Severity.Warning, at, message);

    private static Diagnostic Info(string code, TextLocation at, string message) => new(code, Severity.Info, at, message);
}
