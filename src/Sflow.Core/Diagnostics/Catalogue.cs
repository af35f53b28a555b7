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
        Error("SFLOW1004", at, $"The character U+{(int)character:X4} is not allowed in YAML. In a text between double quotes it can be written {(character <= 0xFF ? $"\\x{(int)character:X2}" : $"\\u{(int)character:X4}")}.");

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
        Error("SFLOW1012", at, $"The alias '*{name}' stands inside of what '&{name}' names, so it would never end. Write the value out, or name another anchor.");

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
        Error("SFLOW1015", at, $"The tag {Quote.Text(tag)} is not known. There are !!str, !!int, !!float, !!bool, !!null, !!timestamp, !!set, !!omap, !!pairs, !!seq and !!map; a text that begins with '!' needs quotes.");

    /// <summary>A tag of another kind of node.</summary>
    public static Diagnostic TagDoesNotFit(TextLocation at, string type, string kind) =>
        Error("SFLOW1016", at, $"The tag '!!{type}' does not fit {kind}. Remove the tag, or write what it says.");

    /// <summary>A scalar that its tag can't read.</summary>
    public static Diagnostic NoValueOfTag(TextLocation at, string text, string type) =>
        Error("SFLOW1017", at, $"{Quote.Text(text)} is no '!!{type}'. Write a value of that type, or remove the tag.");

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
        Error("SFLOW1021", at, $"Lists and mappings nest deeper than {limit} levels here. Make it flatter, or put the data into a file of its own.");

    /// <summary>Too much of everything, mostly through aliases of aliases.</summary>
    public static Diagnostic TooManyNodes(TextLocation at, int limit) =>
        Error("SFLOW1022", at, $"The file, with every alias counted as what it stands for, holds more than {limit} values. Take aliases of aliases apart, or put the data into a file of its own.");

    /// <summary>A module that could not be read.</summary>
    public static Diagnostic ModuleNotRead(TextLocation at, string path, string problem) =>
        Error("SFLOW1000", at, $"The module {Quote.Text(path)} could not be read: {problem}.");

    /// <summary>Errors without an end.</summary>
    public static Diagnostic TooManyErrors(TextLocation at, int limit) =>
        Error("SFLOW1023", at, $"The file has {limit} errors before this place; the rest was not read. Mend these first.");

    /// <summary>Bytes, which no field and no shell could take.</summary>
    public static Diagnostic BytesInModule(TextLocation at) =>
        Error("SFLOW1024", at, "The tag '!!binary' makes bytes, and nothing in a workflow takes bytes. Write the text that they stand for, or decode them in the script: base64 -d.");

    /// <summary>An item of <c>!!omap</c> or <c>!!pairs</c> that is no pair.</summary>
    public static Diagnostic NoPair(TextLocation at, string type, string kind) =>
        Error("SFLOW1025", at, $"Each item of a list with the tag '!!{type}' is one key with its value, but this is {kind}. Write '- key: value', or remove the tag.");

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
        Error("SFLOW1111", at, $"The {noun} {Quote.Text(key)} has another name here: {Quote.Plain(name)}. In a dict the key is the name; remove this field.");

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

    /// <summary>A key that the language does not have.</summary>
    public static Diagnostic UnknownField(TextLocation at, string field, string owner, string? suggestion, IEnumerable<string> known) =>
        Error("SFLOW1201", at, $"{Quote.Text(field)} is no field of {owner}.{(suggestion is null ? $" It has: {string.Join(", ", known)}." : DidYouMean(suggestion))}");

    /// <summary>A key that must be there.</summary>
    public static Diagnostic MissingField(TextLocation at, string field, string owner, string description) =>
        Error("SFLOW1202", at, $"{Quote.Text(field)} is missing in {owner}. {description}");

    /// <summary>A value of another kind than the field holds.</summary>
    public static Diagnostic WrongKind(TextLocation at, string field, string expected, string found) =>
        Error("SFLOW1203", at, $"{Quote.Text(field)} takes {expected}, not {Quote.Plain(found)}.");

    /// <summary>A word that is none of those allowed.</summary>
    public static Diagnostic NotOneOf(TextLocation at, string field, string found, IReadOnlyList<string> choices, string? suggestion) =>
        Error("SFLOW1204", at, $"{Quote.Text(field)} can't be {Quote.Text(found)}: write {Either(choices)}.{DidYouMean(suggestion)}");

    /// <summary>A number outside its range.</summary>
    public static Diagnostic OutOfRange(TextLocation at, string field, string found, double? minimum, double? maximum) =>
        Error("SFLOW1205", at, $"{Quote.Text(field)} can't be {Quote.Plain(found)}: write a number {Range(minimum, maximum)}.");

    /// <summary>A name that can't be given to a variable or an artifact.</summary>
    public static Diagnostic ReservedName(TextLocation at, string name, string keeper) =>
        Error("SFLOW1206", at, $"{Quote.Text(name)} is a name that {keeper}. Choose another one.");

    /// <summary>A name that is no identifier.</summary>
    public static Diagnostic NotAnIdentifier(TextLocation at, string name) =>
        Error("SFLOW1207", at, $"{Quote.Text(name)} can't be a name here: use the letters a to z and A to Z, digits and _, and no digit first. The tasks' shells see it as a variable.");

    /// <summary>A name that expressions can use and shells can't.</summary>
    public static Diagnostic NotAShellName(TextLocation at, string name) =>
        Warning("SFLOW1208", at, $"{Quote.Text(name)} can be used in expressions only: a shell's variable has no letters but a to z and A to Z, so the tasks' environment does not hold it.");

    /// <summary>A list of allowed values without any.</summary>
    public static Diagnostic EmptyDomain(TextLocation at, string variable) =>
        Error("SFLOW1209", at, $"The domain of variable {Quote.Text(variable)} is empty, so that it could have no value. List at least one value, or leave the domain out.");

    /// <summary>A value that the variable's domain does not list.</summary>
    public static Diagnostic OutsideDomain(TextLocation at, string variable, string value, string domain) =>
        Error("SFLOW1210", at, $"Variable {Quote.Text(variable)} can't be {Quote.Plain(value)}: its domain is {Quote.Plain(domain)}.");

    /// <summary>A URI without a scheme.</summary>
    public static Diagnostic UriWithoutScheme(TextLocation at, string artifact, string uri) =>
        Error("SFLOW1211", at, $"The uri of artifact {Quote.Text(artifact)} has no scheme: {Quote.Text(uri)}. For a path write fs:// before it, such as fs:///models/x.");

    /// <summary>Content for something that the job does not write.</summary>
    public static Diagnostic ContentNeedsFile(TextLocation at, string artifact, string uri) =>
        Error("SFLOW1212", at, $"Artifact {Quote.Text(artifact)} has content, which the job can write only to a file:// uri, and its uri is {Quote.Text(uri)}.");

    /// <summary>Two backends that both want to be the default.</summary>
    public static Diagnostic TwoDefaultBackends(TextLocation at, string backend, Located<string> first) =>
        Error("SFLOW1213", at, $"Backend {Quote.Text(backend)} and backend {Quote.Text(first.Value)} ({first.Location}) both say default: true. Only one can be the default.") with { Related = [first] };

    /// <summary>A task that describes a backend in place of naming one.</summary>
    public static Diagnostic InlineBackend(TextLocation at) =>
        Error("SFLOW1214", at, "A task names its backend, it can't describe one. Describe it under backends and write its name here.");

    /// <summary>A container that is both an image and a name.</summary>
    public static Diagnostic ImageAndName(TextLocation at, string owner) =>
        Error("SFLOW1215", at, $"Operator {Quote.Text(owner)} has container_image and container_name. Pyxis takes one of them; to name the container of an image, put --container-image=… into extra_args.");

    /// <summary>A text that is no container image.</summary>
    public static Diagnostic BadContainerImage(TextLocation at, string image) =>
        Error("SFLOW1216", at, $"{Quote.Text(image)} is no container image. Write a registry reference such as nvcr.io/org/image:tag or the path of a .sqsh file.");

    /// <summary>A task name that can't be a folder's and a step's name.</summary>
    public static Diagnostic UnsafeTaskName(TextLocation at, string name) =>
        Error("SFLOW1217", at, $"{Quote.Text(name)} can't be a task's name: use letters, digits, _, - and ., starting with a letter or a digit, 200 at most. It names a folder and a Slurm step.");

    /// <summary>A script without lines.</summary>
    public static Diagnostic EmptyScript(TextLocation at, string owner) =>
        Error("SFLOW1218", at, $"The script of {owner} is empty. Write at least one line.");

    /// <summary>Nodes chosen in two ways.</summary>
    public static Diagnostic IndicesAndCount(TextLocation at) =>
        Error("SFLOW1219", at, "resources.nodes has indices and count. Say which nodes, or how many.");

    /// <summary>A probe that looks at nothing, or at several things.</summary>
    public static Diagnostic ProbeKinds(TextLocation at, IReadOnlyList<string> present) =>
        Error("SFLOW1220", at, $"A probe has exactly one of tcp_port, http_get, http_post and log_watch; this one has {(present.Count == 0 ? "none" : string.Join(" and ", present))}.");

    /// <summary>A log watch without a pattern or with two.</summary>
    public static Diagnostic ProbePatterns(TextLocation at) =>
        Error("SFLOW1221", at, "log_watch has exactly one of match_pattern (a text) and regex_pattern (a regular expression).");

    /// <summary>A failure probe whose success means failure.</summary>
    public static Diagnostic FailureProbeSucceeds(TextLocation at, string kind) =>
        Warning("SFLOW1222", at, $"A failure probe fails the task when its check succeeds: here, as soon as {kind} answers. To fail when it no longer answers, let the task's own script watch it.");

    /// <summary>A name that nothing has.</summary>
    public static Diagnostic UnknownReference(TextLocation at, string kind, string name, string? suggestion, IReadOnlyList<string> known) =>
        Error("SFLOW1223", at, $"There is no {kind} {Quote.Text(name)}.{(suggestion is null ? Listing(kind, known) : DidYouMean(suggestion))}");

    /// <summary>Tasks that wait for each other.</summary>
    public static Diagnostic DependencyCycle(TextLocation at, IReadOnlyList<Located<string>> chain) =>
        Error("SFLOW1224", at, $"These tasks wait for each other, so that none can start: {string.Join(" -> ", Names(chain))}. Remove one of the dependencies.") with { Related = chain };

    /// <summary>A value known only in the job where a number or a truth is needed now.</summary>
    public static Diagnostic RuntimeValueNotAllowed(TextLocation at, string field, string reference) =>
        Error("SFLOW1225", at, $"{Quote.Text(field)} must be known when the workflow is built, and {Quote.Plain(reference)} is known only when the job runs.");

    /// <summary>A definition that nothing uses.</summary>
    public static Diagnostic UnusedName(TextLocation at, string kind, string name) =>
        Warning("SFLOW1226", at, kind is "variable" or "artifact"
            ? $"Nothing in the workflow uses {kind} {Quote.Text(name)}. Remove it; if a program reads it from its environment, say so in its description."
            : $"No task uses {kind} {Quote.Text(name)}. Remove it, or correct the task that should name it.") with { CanBeRefuted = true };

    // ---- 13 expressions ----

    /// <summary>An expression that can't be read.</summary>
    /// <param name="at">The place of the character or word that does not fit.</param>
    /// <param name="reason">A sentence without its full stop.</param>
    public static Diagnostic ExpressionSyntaxError(TextLocation at, string reason) =>
        Error("SFLOW1301", at, $"This is not an expression: {Quote.Visible(reason)}.");

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
        Error("SFLOW1303", at, $"This can't be computed: {Quote.Visible(reason)}.");

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
        Error("SFLOW1307", at, $"This expression is too large: {Quote.Visible(reason)}. Write it in smaller parts, or do the computing in the task's script.");

    /// <summary>A filter of Jinja2 that makes no sense in a workflow.</summary>
    /// <param name="at">The place of the filter's name.</param>
    /// <param name="name">The filter.</param>
    /// <param name="reason">What it does that a build can't want; a clause without its full stop.</param>
    public static Diagnostic FilterNotOffered(TextLocation at, string name, string reason) =>
        Error("SFLOW1308", at, $"The filter {Quote.Text(name)} is not offered: {reason}.");

    // ---- 14 resolution ----

    /// <summary>A value that the declared type can't hold.</summary>
    public static Diagnostic CannotCast(TextLocation at, string variable, string type, string value) =>
        Error("SFLOW1401", at, $"Variable {Quote.Text(variable)} is declared as {type} and its value is {Quote.Plain(value)}. Change the value, or the type.");

    /// <summary>Variables and artifacts that are made from each other.</summary>
    public static Diagnostic VariableCycle(TextLocation at, IReadOnlyList<Located<string>> chain) =>
        Error("SFLOW1402", at, $"These values are computed from each other, so that none can be known: {string.Join(" -> ", Names(chain))}. Give one of them a value of its own.") with { Related = chain };

    /// <summary>A chain of variables that is too long to follow.</summary>
    public static Diagnostic VariablesTooDeep(TextLocation at, string variable, int limit) =>
        Error("SFLOW1403", at, $"Variable {Quote.Text(variable)} is at the end of a chain of more than {limit} variables that are computed from each other. Shorten the chain.");

    /// <summary>A URI that names nothing.</summary>
    public static Diagnostic UriWithoutPath(TextLocation at, string artifact) =>
        Error("SFLOW1404", at, $"The uri of artifact {Quote.Text(artifact)} has no path. Write one, such as fs:///models/x or file://conf/x.yaml.");

    /// <summary>An inline artifact outside the run folder by a relative path.</summary>
    public static Diagnostic ArtifactLeavesRunFolder(TextLocation at, string artifact, string path) =>
        Error("SFLOW1405", at, $"Artifact {Quote.Text(artifact)} would be written outside the run folder: {Quote.Plain(path)}. Leave out the '..', or write an absolute path.");

    /// <summary>A number of replicas that contradicts the variables.</summary>
    public static Diagnostic ReplicaCountMismatch(TextLocation at, string count, int combinations, IReadOnlyList<string> variables) =>
        Error("SFLOW1406", at, $"replicas.count is {Quote.Plain(count)}, and the domains of {string.Join(", ", variables)} give {combinations}. Leave count out.");

    /// <summary>More tasks than a job can have.</summary>
    public static Diagnostic TooManyTasks(TextLocation at, string task, int limit) =>
        Error("SFLOW1407", at, $"With the replicas of task {Quote.Text(task)} the workflow has more than {limit} tasks. Split it into several jobs, for example as rows of a sweep.");

    /// <summary>Replicas over a variable that has no list of values.</summary>
    public static Diagnostic NoDomain(TextLocation at, string variable, Located<string> definition) =>
        Error("SFLOW1408", at, $"Replicas run through the domain of variable {Quote.Text(variable)}, and it has none ({definition.Location}). Give it one: domain: [1, 2].") with { Related = [definition] };

    /// <summary>Two tasks that would have one name.</summary>
    public static Diagnostic ReplicaNameClash(TextLocation at, string name, string first, string second, Located<string> definition) =>
        Error("SFLOW1409", at, $"Two tasks would be named {Quote.Text(name)}: {first} ({definition.Location}) and {second}. Rename one of them, or change the values.") with { Related = [definition] };

    /// <summary>A probe's URL that is not of the web.</summary>
    public static Diagnostic UrlScheme(TextLocation at, string start) =>
        Error("SFLOW1410", at, $"A probe's url begins with http:// or https://, not with {Quote.Text(start)}.");

    /// <summary>A regular expression that is looked for as a text.</summary>
    public static Diagnostic RegexReadAsText(TextLocation at, string pattern) =>
        Warning("SFLOW1411", at, $"{Quote.Text(pattern)} is looked for as a text, letter by letter: a regular expression begins with re:. Write re: before it, or say match_pattern.");

    /// <summary>A number without a type, computed with as the text that it is.</summary>
    public static Diagnostic UntypedInArithmetic(TextLocation at, string variable, string kind, string example, string type, TextLocation definition) =>
        Warning("SFLOW1412", at, $"Variable {Quote.Text(variable)} has no type, so that it is a text here and not {kind}: {example}. Add type: {type} to its definition ({definition}).");

    /// <summary>A name in a script that nothing gives a value.</summary>
    public static Diagnostic UnknownShellName(TextLocation at, string name, string task, string? suggestion) =>
        Warning("SFLOW1413", at, $"Nothing sets {Quote.Text("${" + name + "}")} for the script of task {Quote.Text(task)}: no variable, no artifact, no line of the script.{DidYouMean(suggestion)} If it may be unset, write ${{{name}:-}}.");

    /// <summary>An artifact that would have to be several.</summary>
    public static Diagnostic ArtifactDiffers(TextLocation at, string artifact, string task) =>
        Error("SFLOW1414", at, $"Artifact {Quote.Text(artifact)} is one for the whole workflow, and it uses a variable that is another one in task {Quote.Text(task)}. Let the task's script write the file, or define one artifact for each value.");

    // ---- 15 planning ----

    /// <summary>A node number that the allocation does not have.</summary>
    public static Diagnostic NodeOutOfRange(TextLocation at, string task, string field, int index, int nodes) =>
        Error("SFLOW1501", at, $"Task {Quote.Text(task)} names node {index} in {field}; there {(nodes == 1 ? "is one node, 0" : $"are {nodes} nodes, 0 to {nodes - 1}")}.");

    /// <summary>A task that leaves out every node.</summary>
    public static Diagnostic AllNodesExcluded(TextLocation at, string task, int nodes) =>
        Error("SFLOW1502", at, $"Task {Quote.Text(task)} excludes {(nodes == 1 ? "the only node" : $"every one of the {nodes} nodes")}, so that it has none to run on. Exclude fewer, or ask for more nodes in the backend.");

    /// <summary>An empty list of nodes.</summary>
    public static Diagnostic NoNodes(TextLocation at, string task) =>
        Error("SFLOW1503", at, $"Task {Quote.Text(task)} has an empty list of node indices. Name at least one, or leave indices out.");

    /// <summary>More nodes asked for than there are.</summary>
    public static Diagnostic NotEnoughNodes(TextLocation at, string task, long needed, int nodes, bool withSiblings) =>
        Error("SFLOW1504", at, $"Task {Quote.Text(task)} needs {needed} nodes{(withSiblings ? " together with the replicas before it" : "")}, and there {(nodes == 1 ? "is 1" : $"are {nodes}")}. Ask for more nodes in the backend, or for fewer in the task.");

    /// <summary>GPUs asked for that are not free.</summary>
    public static Diagnostic NoFreeGpus(TextLocation at, string task, int gpus, string where, int capacity, string holders) =>
        Error("SFLOW1505", at, $"Task {Quote.Text(task)} asks for {gpus} {(gpus == 1 ? "GPU" : "GPUs")} on {where}, which {(gpus == 1 ? "is" : "are")} not free; each node has {capacity}. {holders}. Use more nodes, fewer GPUs or fewer replicas.");

    /// <summary>A number of GPUs that leaves a node half used.</summary>
    public static Diagnostic GpusNotWholeNodes(TextLocation at, string task, int gpus, int capacity) =>
        Error("SFLOW1506", at, $"Task {Quote.Text(task)} asks for {gpus} GPUs; a node has {capacity}, and a task over several nodes takes whole ones. Write a multiple of {capacity}, or say how many nodes with resources.nodes.count.");

    /// <summary>Nodes of one task whose free GPUs have different numbers.</summary>
    public static Diagnostic GpuSlicesDiffer(TextLocation at, string task, string holders) =>
        Error("SFLOW1507", at, $"Task {Quote.Text(task)} needs the same GPUs on each of its nodes, and what is taken differs: {holders}. Choose its nodes with resources.nodes.indices, or move it before the tasks that take part of a node.");

    /// <summary>GPUs handed out without knowing how many there are.</summary>
    public static Diagnostic UnknownGpuCapacity(TextLocation at, string task, string backend) =>
        Warning("SFLOW1508", at, $"Task {Quote.Text(task)} asks for GPUs and backend {Quote.Text(backend)} does not say how many it has, so that nobody checks that they are there. Add gpus_per_node to the backend.");

    /// <summary>A log that is several logs.</summary>
    public static Diagnostic LoggerIsReplicated(TextLocation at, string logger, IReadOnlyList<string> replicas) =>
        Error("SFLOW1509", at, $"{Quote.Text(logger)} is no single task with a log. Name one of its replicas.{Listing("replica", replicas)}");

    // ---- 16 generation ----

    /// <summary>A variable that changes srun's own options.</summary>
    public static Diagnostic SrunReadsVariable(TextLocation at, string variable) =>
        Warning("SFLOW1618", at, $"srun itself reads the variable {Quote.Text(variable)} and changes the steps of the tasks by it (srun(1), INPUT ENVIRONMENT VARIABLES). Rename it.");

    /// <summary>A text that can't stand in a directive.</summary>
    public static Diagnostic UnsafeDirective(TextLocation at, string option) =>
        Error("SFLOW1601", at, $"{Quote.Text(option)} can't stand in a #SBATCH line: it must begin with - and hold printable ASCII without quotes, backslashes, #, ` and $.");

    /// <summary>Tasks of one workflow on two allocations.</summary>
    public static Diagnostic TwoAllocations(TextLocation at, string first, string second) =>
        Error("SFLOW1602", at, $"Tasks run on the slurm backends {Quote.Text(first)} and {Quote.Text(second)}, and a job has one allocation. Put the tasks on one backend, or split the workflow.");

    /// <summary>More tasks side by side than a job can supervise.</summary>
    public static Diagnostic TooManyAtOnce(TextLocation at, int width, int limit) =>
        Error("SFLOW1603", at, $"{width} tasks may run at once, and one job supervises at most {limit}. Make them wait for each other, or split the workflow into rows of a sweep.");

    /// <summary>A script that Slurm refuses.</summary>
    public static Diagnostic ScriptTooLong(TextLocation at, int size, int limit) =>
        Error("SFLOW1604", at, $"The script would have {Mebibytes(size)} MiB, and Slurm takes at most {Mebibytes(limit)}. Move the largest texts into files and name them with fs://.");

    /// <summary>A character that no process can be given.</summary>
    public static Diagnostic NulCharacter(TextLocation at, string what, string character = "a NUL character") =>
        Error("SFLOW1605", at, $"There is {character} in {what}. No process can be given one.");

    /// <summary>A text that the kernel refuses as an argument or a variable.</summary>
    public static Diagnostic TextTooLong(TextLocation at, string what, int size, int limit) =>
        Error("SFLOW1606", at, $"There are {size} bytes in {what}, and the limit is {limit}. Put the text into a file: an artifact with content, or an fs:// path.");

    /// <summary>A step of Slurm where there is no Slurm.</summary>
    public static Diagnostic StepWithoutAllocation(TextLocation at, string task, string backend) =>
        Warning("SFLOW1607", at, $"Task {Quote.Text(task)} uses srun on the local backend {Quote.Text(backend)}: it runs only where the script is started inside a Slurm allocation that has a node of that name.");

    /// <summary>A host or user that ssh would take for something else.</summary>
    public static Diagnostic UnsafeHost(TextLocation at, string field, string value) =>
        Error("SFLOW1608", at, $"{Quote.Text(field)} can't be {Quote.Text(value)}: it must not begin with - nor hold white space.");

    /// <summary>A task whose end does not end what it started.</summary>
    public static Diagnostic SshLeavesProcesses(TextLocation at, string task) =>
        Warning("SFLOW1609", at, $"When task {Quote.Text(task)} is ended early, what it started on the other host goes on running. With extra_args: [-tt] the other side ends too.");

    /// <summary>A service that may be waited for without end.</summary>
    public static Diagnostic EndlessService(TextLocation at, string task) =>
        Warning("SFLOW1610", at, $"If task {Quote.Text(task)} never gets ready, the workflow waits for ever: nothing limits it. Give its readiness probe a timeout, or the workflow.");

    /// <summary>A log pattern that no line can match.</summary>
    public static Diagnostic PatternNotOneLine(TextLocation at) =>
        Error("SFLOW1611", at, "A log is watched line by line: the pattern must be one line of text, and not empty.");

    /// <summary>A regular expression that the job's tools can't read.</summary>
    public static Diagnostic BadRegex(TextLocation at, string pattern, string problem) =>
        Error("SFLOW1612", at, $"The regular expression {Quote.Text(pattern)} can't be used: {Quote.Plain(problem)}.");

    /// <summary>A URL that is no URL.</summary>
    public static Diagnostic UnsafeUrl(TextLocation at, string url) =>
        Error("SFLOW1613", at, $"{Quote.Text(url)} is no URL: there is white space or a control character in it. Write %20 for a blank.");

    /// <summary>A header that would end the header.</summary>
    public static Diagnostic UnsafeHeader(TextLocation at, string name) =>
        Error("SFLOW1614", at, $"The header {Quote.Text(name)} can't be sent: its name must be one word of ASCII without a colon, its value one line.");

    /// <summary>A format that can't be read.</summary>
    public static Diagnostic BadOutputPattern(TextLocation at, string pattern, string problem) =>
        Error("SFLOW1615", at, $"The pattern {Quote.Text(pattern)} can't be used: {Quote.Plain(problem)}.");

    /// <summary>A template of the site's that is none.</summary>
    public static Diagnostic BadTemplate(TextLocation at, string problem) =>
        Error("SFLOW1616", at, $"The template can't be used: {Quote.Plain(problem)}");

    /// <summary>A template of the site's that leaves out what a script needs.</summary>
    public static Diagnostic TemplateLoses(TextLocation at, string piece) =>
        Error("SFLOW1617", at, $"The template leaves out {piece}. Every script needs it, as it is.");

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
        Error("SFLOW1808", at, $"The ledger of submissions can't be used, perhaps since another build is submitting: {problem}");

    /// <summary>A script that the project made is gone or was changed by hand.</summary>
    public static Diagnostic ScriptUnreadable(TextLocation at, string row, string problem) =>
        Error("SFLOW1809", at, $"The script of {Quote.Text(row)} can't be submitted: {problem}.");

    /// <summary>Slurm is too busy to take a script.</summary>
    public static Diagnostic SlurmBusy(TextLocation at, string row, int attempts, string reason) =>
        Error("SFLOW1810", at, $"Slurm did not take {Quote.Text(row)} in {attempts} attempts: {Quote.Text(reason)}. Nothing more was tried. Submit again when it answers; what it took stays.");

    /// <summary>The rows that a call leaves to the next one.</summary>
    public static Diagnostic RowsLeft(TextLocation at, int rows) =>
        Info("SFLOW1811", at, $"{rows} more wait for the next call.");

    /// <summary>A row that has a job already which isn't at its end.</summary>
    public static Diagnostic JobStillThere(TextLocation at, string row, string job, string state) =>
        Info("SFLOW1812", at, $"{Quote.Text(row)} is left alone: its job {job} is {state}.");

    /// <summary>A row whose last job ended in a way that nothing tells.</summary>
    public static Diagnostic JobStateUnknown(TextLocation at, string row, string job) =>
        Warning("SFLOW1813", at, $"What became of job {job} of {Quote.Text(row)} is not known: neither Slurm's queue nor its accounting nor a run folder says. It is left alone.");

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

    /// <summary>A workflow with two sources of rows.</summary>
    public static Diagnostic MatrixBesideSweep(TextLocation at, string name, string workflow, string sweep) =>
        Error("SFLOW1906", at, $"The Values of SflowVariable {Quote.Text(name)} would span a matrix of the workflow {Quote.Text(workflow)}, whose rows come from the sweep {Quote.Text(sweep)}. Give it one Value, make it a column of the CSV, or name another Workflow.");

    /// <summary>A file that a property names cannot be read.</summary>
    public static Diagnostic ProjectFileUnreadable(TextLocation at, string property, string path, string problem) =>
        Error("SFLOW1907", at, $"The property {property} names {Quote.Text(path)}, which cannot be read: {problem}.");

    /// <summary>An output cannot be written.</summary>
    public static Diagnostic OutputUnwritable(TextLocation at, string unit, string problem) =>
        Error("SFLOW1908", at, $"The files of {Quote.Text(unit)} cannot be written: {problem}");

    /// <summary>A text that bash can't read.</summary>
    public static Diagnostic ShellSyntax(TextLocation at, string owner, string problem) =>
        Error("SFLOW1910", at, $"bash can't read {owner}: {Quote.Plain(problem)}. SflowCheckShell=false leaves this check out.");

    /// <summary>A text that a shell checker warns of.</summary>
    public static Diagnostic ShellAdvice(TextLocation at, string tool, string owner, string advice) =>
        Warning("SFLOW1911", at, $"{tool} warns of {owner}: {Quote.Plain(advice)}");

    /// <summary>A path of an artifact that isn't on this machine.</summary>
    public static Diagnostic PathMissing(TextLocation at, string artifact, string path) =>
        Error("SFLOW1912", at, $"The path {Quote.Text(path)} of artifact {Quote.Text(artifact)} is not on this machine, and SflowCheckPaths asks for it. Mend the uri, or build where the path is.");

    /// <summary>A property with a value that it doesn't know.</summary>
    public static Diagnostic SettingUnknown(TextLocation at, string property, string value, string allowed) =>
        Error("SFLOW1913", at, $"The property {property} can't be {Quote.Text(value)}. Write {allowed}.");

    /// <summary>A script that Slurm wouldn't take.</summary>
    public static Diagnostic TestRefused(TextLocation at, string row, string reason) =>
        Error("SFLOW1914", at, $"Slurm would refuse {Quote.Text(row)}: {Quote.Text(reason)}.");

    /// <summary>A matrix whose variables no workflow knows.</summary>
    public static Diagnostic MatrixWithoutVariable(TextLocation at, string workflow, string name) =>
        Error("SFLOW1915", at, $"The workflow {Quote.Text(workflow)} defines none of the variables that have Values, such as {Quote.Text(name)}. Name the workflow that the matrix is for with the metadata Workflow.");

    /// <summary>A variable that spans a matrix twice.</summary>
    public static Diagnostic MatrixVariableTwice(TextLocation at, string name) =>
        Error("SFLOW1916", at, $"Two SflowVariable items give Values to {Quote.Text(name)}. Put all values into one.");

    /// <summary>A variable that means something else as a column.</summary>
    public static Diagnostic MatrixVariableReserved(TextLocation at, string name) =>
        Error("SFLOW1917", at, $"The variable {Quote.Text(name)} can't span a matrix: a row's column of this name is no variable. Rename the variable.");

    /// <summary>A matrix of too many rows.</summary>
    public static Diagnostic MatrixTooLarge(TextLocation at, int limit) =>
        Error("SFLOW1918", at, $"The matrix has more than {limit} rows before anything is left out. Give its variables fewer Values.");

    /// <summary>A matrix of which nothing is left.</summary>
    public static Diagnostic MatrixEmpty(TextLocation at) =>
        Error("SFLOW1919", at, "The SflowExclude items leave out every row of the matrix.");

    /// <summary>An exclusion that would leave out everything.</summary>
    public static Diagnostic ExclusionWithoutVariable(TextLocation at, string name) =>
        Error("SFLOW1920", at, $"The SflowExclude {Quote.Text(name)} names no variable. Add a metadata for each variable that it is about, such as TP=\"4\".");

    /// <summary>An exclusion that names what spans no matrix.</summary>
    public static Diagnostic ExclusionOfUnknown(TextLocation at, string exclusion, string name, string? suggestion) =>
        Error("SFLOW1921", at, $"The SflowExclude {Quote.Text(exclusion)} names {Quote.Text(name)}, which is no variable with Values.{DidYouMean(suggestion)}");

    /// <summary>An exclusion that leaves out nothing.</summary>
    public static Diagnostic ExclusionWithoutCell(TextLocation at, string exclusion) =>
        Warning("SFLOW1922", at, $"The SflowExclude {Quote.Text(exclusion)} leaves out nothing: no row of the matrix agrees with all its values.");

    /// <summary>A variable with values that no workflow can be spanned over.</summary>
    public static Diagnostic MatrixOfNothing(TextLocation at, string name) =>
        Error("SFLOW1923", at, $"The Values of SflowVariable {Quote.Text(name)} reach no workflow that is made of SflowModule items, and only such a one can span a matrix. List the file of a self-contained workflow as SflowModule.");

    // ---- the forms ----

    private static string DidYouMean(string? suggestion) => suggestion is null ? "" : $" Did you mean {Quote.Text(suggestion)}?";

    private static string Listing(string kind, IReadOnlyList<string> known) =>
        known.Count == 0 ? $" The workflow has no {kind}s." : $" There {(known.Count == 1 ? "is" : "are")}: {string.Join(", ", System.Linq.Enumerable.Take(known, 12))}{(known.Count > 12 ? ", …" : "")}.";

    // Rounded up, so that what is too large never looks as if it fitted.
    private static string Mebibytes(int bytes) => (System.Math.Ceiling(bytes / 1048576.0 * 10) / 10).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);

    private static string Either(IReadOnlyList<string> choices) => choices.Count < 2
        ? string.Concat(choices)
        : $"{string.Join(", ", System.Linq.Enumerable.Take(choices, choices.Count - 1))} or {choices[choices.Count - 1]}";

    private static string Range(double? minimum, double? maximum) => (minimum, maximum) switch
    {
        (null, { } most) => $"of at most {most}",
        ({ } least, null) => $"of at least {least}",
        _ => $"from {minimum} to {maximum}",
    };

    private static IEnumerable<string> Names(IEnumerable<Located<string>> items) => System.Linq.Enumerable.Select(items, item => item.Value);

    private static Diagnostic Error(string code, TextLocation at, string message) => new(code, Severity.Error, at, message);

    private static Diagnostic Warning(string code, TextLocation at, string message) => new(code, Severity.Warning, at, message);

    private static Diagnostic Info(string code, TextLocation at, string message) => new(code, Severity.Info, at, message);
}
