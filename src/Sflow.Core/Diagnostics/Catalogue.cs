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

    /// <summary>Errors without an end.</summary>
    public static Diagnostic TooManyErrors(TextLocation at, int limit) =>
        Error("SFLOW1023", at, $"The file has {limit} errors before this place; the rest was not read.");

    // ---- 11 composition ----

    /// <summary>A list of no modules.</summary>
    public static Diagnostic NoModules() =>
        Error("SFLOW1101", TextLocation.OfFile("workflow"), "No module is listed. A workflow is composed of at least one.");

    /// <summary>A key that no section has.</summary>
    public static Diagnostic UnknownSectionKey(TextLocation at, string key, string place, IEnumerable<string> known, string? suggestion) =>
        Error("SFLOW1102", at, $"{Quote.Text(key)} is no key of a {place}.{DidYouMean(suggestion)} There are: {string.Join(", ", known)}.");

    /// <summary>A key of the module in the workflow, or the other way round.</summary>
    public static Diagnostic MisplacedKey(TextLocation at, string key, string place) =>
        Error("SFLOW1103", at, place == "module"
            ? $"{Quote.Text(key)} belongs below 'workflow:'. Indent it there."
            : $"{Quote.Text(key)} does not belong below 'workflow:' but beside it. Take its indentation away.");

    /// <summary>A section that is no list and no dict.</summary>
    public static Diagnostic SectionOfWrongKind(TextLocation at, string section, string noun, string kind) =>
        Error("SFLOW1104", at, $"'{section}' takes a list of items with a name, or a dict by name, but this is {kind}. Write '- name: …' for each {noun}.");

    /// <summary><c>workflow</c> that is no mapping.</summary>
    public static Diagnostic WorkflowIsNoMapping(TextLocation at, string kind) =>
        Error("SFLOW1105", at, $"'workflow' takes a mapping with 'name', 'timeout', 'variables' and 'tasks', but this is {kind}.");

    /// <summary>A list item that is no mapping.</summary>
    public static Diagnostic ItemIsNoMapping(TextLocation at, string section, string noun, string kind) =>
        Error("SFLOW1106", at, $"Each item of '{section}' is a mapping with a name, but this is {kind}. Write '- name: …' and the {noun}'s fields below.");

    /// <summary>A list item without a name.</summary>
    public static Diagnostic ItemWithoutName(TextLocation at, string section, string noun, string? guess, string? misspelt) =>
        Error("SFLOW1107", at, $"This {noun} of '{section}' has no name. " +
            (misspelt is not null ? $"Is {Quote.Text(misspelt)} meant to be 'name'?"
            : guess is not null ? $"Write '- name: {guess}' and its fields below, if {Quote.Text(guess)} is its name."
            : "Add 'name: …'."));

    /// <summary>An entry of a dict that is no mapping.</summary>
    public static Diagnostic EntryIsNoMapping(TextLocation at, string noun, string name, string kind) =>
        Error("SFLOW1108", at, $"The {noun} {Quote.Text(name)} takes a mapping with its fields, but this is {kind}.");

    /// <summary>A name that YAML does not read as text.</summary>
    public static Diagnostic NameIsNoText(TextLocation at, string noun, string name, string kind) =>
        Error("SFLOW1109", at, $"The name of a {noun} is a text, but YAML reads {Quote.Text(name)} as {kind}. Put it in quotes.");

    /// <summary>An empty name.</summary>
    public static Diagnostic NameIsEmpty(TextLocation at, string noun) =>
        Error("SFLOW1110", at, $"The name of this {noun} is empty.");

    /// <summary>A dict's key and a field <c>name</c> that differ.</summary>
    public static Diagnostic TwoNamesOfEntry(TextLocation at, string noun, string key, string name) =>
        Error("SFLOW1111", at, $"The {noun} {Quote.Text(key)} has another name here: {Quote.Text(name)}. In a dict the key is the name; remove this field.");

    /// <summary>One name twice in one section of one module.</summary>
    public static Diagnostic NameTwiceInSection(TextLocation at, string noun, string name, TextLocation first) =>
        Error("SFLOW1112", at, $"The {noun} {Quote.Text(name)} stands twice in this module, first in line {first.Line}. Remove or rename one.")
            with { Related = [new("the first", first)] };

    /// <summary>One task in two modules.</summary>
    public static Diagnostic TaskTwice(TextLocation at, string name, TextLocation first) =>
        Error("SFLOW1113", at, $"There is already a task {Quote.Text(name)}: {first}. A task cannot be replaced; rename one, or leave one module off the list.")
            with { Related = [new("the first", first)] };

    /// <summary>A later definition that changes something.</summary>
    public static Diagnostic Redefined(TextLocation at, string noun, string name, string before, TextLocation first, string after) =>
        Warning("SFLOW1114", at, $"The {noun} {Quote.Text(name)} is {before} in {first} and {after} here; the later one counts.")
            with { Related = [new("the earlier one", first)] };

    /// <summary>A version or workflow name with which another module does not agree.</summary>
    public static Diagnostic ModulesDisagree(TextLocation at, string what, string here, string before, TextLocation first) =>
        Error("SFLOW1115", at, $"The {what} is {Quote.Text(here)} here, but {Quote.Text(before)} in {first}. All modules of a workflow must agree.")
            with { Related = [new("the first", first)] };

    /// <summary>No version anywhere.</summary>
    public static Diagnostic NoVersion(TextLocation at, string supported) =>
        Error("SFLOW1116", at, $"No module says the version of the language. Write 'version: \"{supported}\"' in one of them, for example here.");

    /// <summary>No workflow name anywhere.</summary>
    public static Diagnostic NoWorkflowName(TextLocation at) =>
        Error("SFLOW1117", at, "No module names the workflow. Write 'name: …' below 'workflow:' in one of them.");

    /// <summary>No task anywhere.</summary>
    public static Diagnostic NoTasks(TextLocation at) =>
        Error("SFLOW1118", at, "No module has a task. Write at least one below 'tasks:' of 'workflow:', or add the module that does.");

    /// <summary>A version that this language does not have.</summary>
    public static Diagnostic UnsupportedVersion(TextLocation at, string version, string supported) =>
        Error("SFLOW1119", at, $"The version {Quote.Text(version)} is not supported. Write '{supported}', in quotes.");

    /// <summary>A version or a workflow name that is no text.</summary>
    public static Diagnostic KeyNeedsText(TextLocation at, string key, string shown, string kind, bool quotesHelp) =>
        Error("SFLOW1120", at, $"'{key}' takes a text, but this is {kind}." + (quotesHelp ? $" Put it in quotes: \"{shown}\"." : ""));

    /// <summary>A timeout that is a list or a mapping.</summary>
    public static Diagnostic TimeoutIsNoScalar(TextLocation at, string kind) =>
        Error("SFLOW1121", at, $"'workflow.timeout' takes a duration such as 90s, 2h or 1h30m, but this is {kind}.");

    /// <summary>An override of a variable that is not there.</summary>
    public static Diagnostic UnknownVariableOverride(TextLocation at, string name, string? suggestion) =>
        Error("SFLOW1122", at, $"No module defines a variable {Quote.Text(name)}, so it cannot be set.{DidYouMean(suggestion)}");

    /// <summary>An override of an artifact that is not there.</summary>
    public static Diagnostic UnknownArtifactOverride(TextLocation at, string name, string? suggestion) =>
        Error("SFLOW1123", at, $"No module defines an artifact {Quote.Text(name)}, so its URI cannot be set.{DidYouMean(suggestion)}");

    /// <summary>A variable set to no value at all.</summary>
    public static Diagnostic EmptyListOverride(TextLocation at, string name) =>
        Error("SFLOW1124", at, $"The variable {Quote.Text(name)} is set to an empty list, which leaves it no value. List at least one, or give the variable 'type: list'.");

    /// <summary>A variable set to a value that its domain does not have.</summary>
    public static Diagnostic OverrideOutsideDomain(TextLocation at, string name, string value, string domain, TextLocation domainAt) =>
        Error("SFLOW1125", at, $"The variable {Quote.Text(name)} is set to {value}, but its domain is {domain}. Use one of these, or set a list to replace the domain.")
            with { Related = [new("the domain", domainAt)] };

    /// <summary>A value that begins as JSON and is none.</summary>
    public static Diagnostic OverrideIsNoJson(TextLocation at, string name, string value) =>
        Warning("SFLOW1126", at, $"The value {Quote.Text(value)} for {Quote.Text(name)} begins as a JSON list or object, but is none; it is taken as a text. Texts in a JSON list need double quotes.");

    /// <summary>A reference to an absent task that was taken out.</summary>
    public static Diagnostic MissingTaskRemoved(TextLocation at, string task, string place, string absent, string pattern) =>
        Info("SFLOW1127", at, $"Task {Quote.Text(task)}: {Quote.Text(absent)} is taken out of '{place}', as there is no such task and {Quote.Text(pattern)} may be missing.");

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

    // ---- 18 Slurm and submission ----

    // ---- 19 projects ----

    // ---- the forms ----

    private static string DidYouMean(string? suggestion) => suggestion is null ? "" : $" Did you mean {Quote.Text(suggestion)}?";

    private static Diagnostic Error(string code, TextLocation at, string message) => new(code, Severity.Error, at, message);

    private static Diagnostic Warning(string code, TextLocation at, string message) => new(code, Severity.Warning, at, message);

    private static Diagnostic Info(string code, TextLocation at, string message) => new(code, Severity.Info, at, message);
}
