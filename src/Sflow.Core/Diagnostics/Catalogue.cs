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

    /// <summary>A file too large to be written by a person.</summary>
    public static Diagnostic FileTooLarge(TextLocation at, int megabytes) =>
        Error("SFLOW1001", at, $"The file is larger than {megabytes} MiB. A module is a text that a person can read; put data into files of their own.");

    /// <summary>UTF-16, with or without a mark.</summary>
    public static Diagnostic FileIsUtf16(TextLocation at) =>
        Error("SFLOW1002", at, "The file seems to be UTF-16. Save it as UTF-8.");

    /// <summary>A byte that UTF-8 does not allow.</summary>
    public static Diagnostic FileIsNotUtf8(TextLocation at, byte value) =>
        Error("SFLOW1003", at, $"The byte 0x{value:X2} is no UTF-8. Save the file as UTF-8.");

    /// <summary>A control character or half a character.</summary>
    public static Diagnostic ForbiddenCharacter(TextLocation at, char character) =>
        Error("SFLOW1004", at, $"The character U+{(int)character:X4} is not allowed in YAML. In a text between double quotes it can be written \\x{(int)character & 0xFF:X2}.");

    /// <summary>Nothing to read.</summary>
    public static Diagnostic EmptyFile(TextLocation at, bool holdsComments) => Error("SFLOW1005", at, holdsComments
        ? "The module says nothing: the file holds only comments or markers. Write at least one section, or take the file off the list."
        : "The module is empty. Write at least one section, or take the file off the list.");

    /// <summary>A list or a scalar at the top.</summary>
    public static Diagnostic RootIsNoMapping(TextLocation at, string kind) =>
        Error("SFLOW1006", at, $"A module is a mapping with sections such as 'variables:' and 'workflow:', but this file holds {kind}.");

    /// <summary>A second document.</summary>
    public static Diagnostic SeveralDocuments(TextLocation at) =>
        Error("SFLOW1007", at, "A second YAML document begins here. A module is one document: put the rest into a file of its own, or remove the '---'.");

    /// <summary>Text that is no YAML.</summary>
    /// <param name="at">The place.</param>
    /// <param name="what">What is wrong there, a sentence's rest after "This is not valid YAML: ".</param>
    public static Diagnostic YamlSyntax(TextLocation at, string what) =>
        Error("SFLOW1008", at, $"This is not valid YAML: {what}.");

    /// <summary>A tab where blanks must be.</summary>
    public static Diagnostic TabIndentation(TextLocation at) =>
        Error("SFLOW1009", at, "The line is indented with a tab. YAML allows only blanks for indentation: replace the tab.");

    /// <summary>An expression without quotes between brackets or braces.</summary>
    public static Diagnostic UnquotedExpression(TextLocation at) =>
        Error("SFLOW1010", at, "Between brackets or braces YAML reads the braces of an expression as its own. Put the expression in quotes: \"${{ … }}\".");

    /// <summary>An alias of an anchor that is not there.</summary>
    public static Diagnostic UnknownAlias(TextLocation at, string name, string? suggestion) =>
        Error("SFLOW1011", at, $"No anchor '&{name}' stands before this alias.{DidYouMean(suggestion)} A text that begins with '*' needs quotes.");

    /// <summary>An alias inside of what it stands for.</summary>
    public static Diagnostic AliasInItself(TextLocation at, string name) =>
        Error("SFLOW1012", at, $"The alias '*{name}' stands inside of what '&{name}' names, so it would never end.");

    /// <summary>A key twice in one mapping.</summary>
    public static Diagnostic DuplicateKey(TextLocation at, string key, string firstKey, TextLocation first) =>
        Error("SFLOW1013", at, string.Equals(key, firstKey, System.StringComparison.Ordinal)
            ? $"The key {Quote.Text(key)} stands twice in this mapping, first in line {first.Line}. Remove or rename one."
            : $"The key {Quote.Text(key)} has the same value as {Quote.Text(firstKey)} in line {first.Line}. Put both in quotes to keep them apart.")
            with { Related = [new("the first", first)] };

    /// <summary>A list or mapping as key.</summary>
    public static Diagnostic KeyIsNoScalar(TextLocation at, string kind) =>
        Error("SFLOW1014", at, $"A key must be one word or text, but this is {kind}. An expression as key needs quotes.");

    /// <summary>A tag that is not YAML's own.</summary>
    public static Diagnostic UnknownTag(TextLocation at, string tag) =>
        Error("SFLOW1015", at, $"The tag {Quote.Text(tag)} is not known. There are !!str, !!int, !!float, !!bool, !!null, !!timestamp, !!set, !!seq and !!map; a text that begins with '!' needs quotes.");

    /// <summary>A tag of another kind of node.</summary>
    public static Diagnostic TagDoesNotFit(TextLocation at, string type, string kind) =>
        Error("SFLOW1016", at, $"The tag '!!{type}' does not fit {kind}.");

    /// <summary>A scalar that its tag can't read.</summary>
    public static Diagnostic NoValueOfTag(TextLocation at, string text, string type) =>
        Error("SFLOW1017", at, $"{Quote.Text(text)} is no '!!{type}'.");

    /// <summary>A thirtieth of February.</summary>
    public static Diagnostic NoSuchDate(TextLocation at, string text) =>
        Error("SFLOW1018", at, $"{Quote.Text(text)} looks like a date, but there is no such day or time. Put it in quotes if it is a text.");

    /// <summary>A merge key over something that has no keys.</summary>
    public static Diagnostic MergeOfNoMapping(TextLocation at, string kind) =>
        Error("SFLOW1019", at, $"The merge key '<<' takes a mapping or a list of mappings, but this is {kind}.");

    /// <summary><c>&lt;&lt;</c> or <c>=</c> where YAML 1.1 gives it a meaning.</summary>
    public static Diagnostic ReservedScalar(TextLocation at, string text) =>
        Error("SFLOW1020", at, $"{Quote.Text(text)} without quotes has a meaning of its own in YAML. Put it in quotes.");

    /// <summary>Too many levels.</summary>
    public static Diagnostic TooDeep(TextLocation at, int limit) =>
        Error("SFLOW1021", at, $"Lists and mappings nest deeper than {limit} levels here.");

    /// <summary>Too much of everything, mostly through aliases of aliases.</summary>
    public static Diagnostic TooManyNodes(TextLocation at, int limit) =>
        Error("SFLOW1022", at, $"The file, with every alias counted as what it stands for, holds more than {limit} values.");

    // ---- 11 composition ----

    // ---- 12 binding ----

    // ---- 13 expressions ----

    /// <summary>An expression that can't be read.</summary>
    /// <param name="at">The place of the character or word that does not fit.</param>
    /// <param name="reason">A sentence without its full stop.</param>
    public static Diagnostic ExpressionSyntaxError(TextLocation at, string reason) =>
        Error("SFLOW1301", at, $"This is not an expression: {reason}.");

    /// <summary>A name or member that does not exist.</summary>
    /// <param name="at">The place of the name with everything before its last dot.</param>
    /// <param name="name">The whole dotted name.</param>
    /// <param name="suggestion">The last part as it was probably meant, or null.</param>
    public static Diagnostic UndefinedName(TextLocation at, string name, string? suggestion) =>
        Error("SFLOW1302", at, $"{Quote.Text(name)} is not defined.{DidYouMean(suggestion)}");

    /// <summary>An operation that can't be done with the values it got.</summary>
    /// <param name="at">The place of the operation.</param>
    /// <param name="reason">A sentence without its full stop.</param>
    public static Diagnostic ExpressionFailed(TextLocation at, string reason) =>
        Error("SFLOW1303", at, $"This can't be computed: {reason}.");

    /// <summary>Computing with a value that only the job knows.</summary>
    public static Diagnostic RuntimeValueUsed(TextLocation at, string name) =>
        Error("SFLOW1304", at, $"{Quote.Text(name)} is known only when the job runs; it can be put into text, not computed with. Do the computing in the task's script.");

    /// <summary>A filter that does not exist, also in a branch that is not taken.</summary>
    public static Diagnostic UnknownFilter(TextLocation at, string name, string? suggestion) =>
        Error("SFLOW1305", at, $"There is no filter {Quote.Text(name)}.{DidYouMean(suggestion)}");

    /// <summary>A test that does not exist, also in a branch that is not taken.</summary>
    public static Diagnostic UnknownTest(TextLocation at, string name, string? suggestion) =>
        Error("SFLOW1306", at, $"There is no test {Quote.Text(name)}.{DidYouMean(suggestion)}");

    /// <summary>An expression that would take too long or get too large.</summary>
    /// <param name="at">The place of the operation that went beyond.</param>
    /// <param name="reason">A clause without its full stop.</param>
    public static Diagnostic ExpressionTooCostly(TextLocation at, string reason) =>
        Error("SFLOW1307", at, $"This expression is too large: {reason}. Write it in smaller parts, or do the computing in the task's script.");

    /// <summary>A filter of Jinja2 that makes no sense in a workflow.</summary>
    /// <param name="at">The place of the filter's name.</param>
    /// <param name="name">The filter.</param>
    /// <param name="reason">What it does that a build can't want; a clause without its full stop.</param>
    public static Diagnostic FilterNotOffered(TextLocation at, string name, string reason) =>
        Error("SFLOW1308", at, $"The filter {Quote.Text(name)} is not offered: {reason}.");

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

    /// <summary>A script was submitted.</summary>
    public static Diagnostic Submitted(TextLocation at, string row, string job, bool isChanged) =>
        Info("SFLOW1801", at, $"{Quote.Text(row)} is job {job}.{(isChanged ? " Its script changed since it was submitted before." : "")}");

    /// <summary>A script was submitted by an earlier call.</summary>
    public static Diagnostic AlreadySubmitted(TextLocation at, string row, string job) =>
        Info("SFLOW1802", at, $"{Quote.Text(row)} was submitted before as job {job} and is left alone.");

    /// <summary>Slurm refused a script.</summary>
    public static Diagnostic SubmissionRejected(TextLocation at, string row, string reason) =>
        Error("SFLOW1803", at, $"Slurm refused {Quote.Text(row)}: {Quote.Text(reason)}.");

    /// <summary>sbatch ended without saying whether there is a job.</summary>
    public static Diagnostic SubmissionUncertain(TextLocation at, string row, string reason) =>
        Error("SFLOW1804", at, $"It is not known whether Slurm took {Quote.Text(row)}: {Quote.Text(reason)}. Submit again when Slurm answers: its queue is then asked first, and nothing is submitted twice.");

    /// <summary>Slurm can't be asked about an interrupted submission.</summary>
    public static Diagnostic SlurmUnreachable(TextLocation at, string row, string reason) =>
        Error("SFLOW1805", at, $"An earlier call was interrupted while it submitted {Quote.Text(row)}, and Slurm can't be asked about it: {Quote.Text(reason)}. Submit again when Slurm answers.");

    /// <summary>Slurm knows nothing of an interrupted submission.</summary>
    public static Diagnostic SubmissionUnknown(TextLocation at, string row, string comment, string id) =>
        Error("SFLOW1806", at, $"An earlier call was interrupted while it submitted {Quote.Text(row)}, and neither Slurm's queue nor its accounting knows a job with the comment {Quote.Text(comment)}. If no run of it exists, delete the line with the id {Quote.Text(id)} from this file and submit again.");

    /// <summary>The ledger holds something else.</summary>
    public static Diagnostic LedgerDamaged(TextLocation at) =>
        Error("SFLOW1807", at, "This line of the ledger of submissions can't be read, so it isn't known what was submitted. Repair or remove it.");

    /// <summary>The ledger can't be used.</summary>
    public static Diagnostic LedgerUnusable(TextLocation at, string problem) =>
        Error("SFLOW1808", at, $"The ledger of submissions can't be written, perhaps since another build is submitting: {problem}");

    /// <summary>A script that the project made is gone or was changed by hand.</summary>
    public static Diagnostic ScriptUnreadable(TextLocation at, string row, string problem) =>
        Error("SFLOW1809", at, $"The script of {Quote.Text(row)} can't be submitted: {problem}.");

    // ---- 19 projects ----

    /// <summary>A unit's name can't name files.</summary>
    public static Diagnostic UnitNameUnfit(TextLocation at, string name) =>
        Error("SFLOW1901", at, $"{Quote.Text(name)} can't name a workflow or a sweep, since files are named after it. Use letters, digits, '.', '_' and '-', not first '.' or '-', at most 100: set the metadata Workflow or Name.");

    /// <summary>Two units have one name.</summary>
    public static Diagnostic UnitNameTwice(TextLocation at, string name) =>
        Error("SFLOW1902", at, $"Two workflows or sweeps of the project are named {Quote.Text(name)}; upper and lower case count as equal. Give one of them another Workflow or Name.");

    /// <summary>An override reaches no workflow.</summary>
    public static Diagnostic ItemReachesNothing(TextLocation at, string itemType, string name, string? suggestion) =>
        Error("SFLOW1903", at, $"The {itemType} {Quote.Text(name)} is defined by no workflow that it applies to.{DidYouMean(suggestion)}");

    /// <summary>An item names a workflow that the project doesn't have.</summary>
    public static Diagnostic ItemOfUnknownWorkflow(TextLocation at, string itemType, string name, string workflow, string? suggestion) =>
        Error("SFLOW1904", at, $"The {itemType} {Quote.Text(name)} belongs to the workflow {Quote.Text(workflow)}, which the project doesn't have.{DidYouMean(suggestion)}");

    /// <summary>An item lacks what it is there for.</summary>
    public static Diagnostic ItemWithoutMetadata(TextLocation at, string itemType, string name, string metadata, string example) =>
        Error("SFLOW1905", at, $"The {itemType} {Quote.Text(name)} has no {metadata}. Add the metadata, such as {metadata}=\"{example}\".");

    /// <summary>A matrix, which is planned and not there yet.</summary>
    public static Diagnostic MatrixUnsupported(TextLocation at, string name) =>
        Error("SFLOW1906", at, $"The SflowVariable {Quote.Text(name)} has Values, which this version doesn't support. Write a CSV with a column {Quote.Text(name)} and name it in a SflowSweep item.");

    /// <summary>A file that a property names cannot be read.</summary>
    public static Diagnostic ProjectFileUnreadable(TextLocation at, string property, string path, string problem) =>
        Error("SFLOW1907", at, $"The property {property} names {Quote.Text(path)}, which cannot be read: {problem}.");

    /// <summary>An output cannot be written.</summary>
    public static Diagnostic OutputUnwritable(TextLocation at, string unit, string problem) =>
        Error("SFLOW1908", at, $"The files of {Quote.Text(unit)} cannot be written: {problem}");

    // ---- the forms ----

    private static string DidYouMean(string? suggestion) => suggestion is null ? "" : $" Did you mean {Quote.Text(suggestion)}?";

    private static Diagnostic Error(string code, TextLocation at, string message) => new(code, Severity.Error, at, message);

    private static Diagnostic Warning(string code, TextLocation at, string message) => new(code, Severity.Warning, at, message);

    private static Diagnostic Info(string code, TextLocation at, string message) => new(code, Severity.Info, at, message);
}
