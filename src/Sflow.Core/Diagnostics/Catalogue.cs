using Sflow.Generation.Sbatch;

namespace Sflow.Diagnostics;

/// <summary>
/// Every diagnostic that Sflow can report, one method each. A code never changes its meaning, and a removed code is not used again.
/// Ranges: 0 Sflow itself, 10 reading and YAML, 11 composition, 12 binding, 13 expressions, 14 resolution, 15 planning,
/// 16 generation, 17 sweeps, 18 Slurm and submission, 19 projects.
/// </summary>
public static partial class Catalogue
{
    // ---- 00 Sflow itself ----

    /// <summary>Sflow has a bug; the user made no mistake.</summary>
    public static Diagnostic InternalError(TextLocation at, string what) =>
        Error("SFLOW0001", at, $"Sflow itself failed: {what}. This is a bug in Sflow: report it together with the files that caused it.");

    // ---- 10 reading and YAML ----

    /// <summary>The file is larger than its kind may be.</summary>
    public static Diagnostic FileTooLarge(TextLocation at, int megabytes) =>
        Error("SFLOW1001", at, $"The file is larger than the limit of {megabytes} MiB. Split it, or move data into separate files.");

    /// <summary>The file is UTF-16, with or without a byte-order mark.</summary>
    public static Diagnostic FileIsUtf16(TextLocation at) => Error("SFLOW1002", at, "The file seems to be UTF-16. Save it as UTF-8.");

    /// <summary>The file has a byte that is not valid UTF-8.</summary>
    public static Diagnostic FileIsNotUtf8(TextLocation at, byte value) =>
        Error("SFLOW1003", at, $"The byte 0x{value:X2} is not valid UTF-8. Save the file as UTF-8.");

    /// <summary>The file has a control character or half of a surrogate pair.</summary>
    public static Diagnostic ForbiddenCharacter(TextLocation at, char character) =>
        Error(
            "SFLOW1004",
            at,
            $"The character U+{(int)character:X4} is not allowed in YAML. Remove it, or write it in a string in double quotes as "
                + (character <= 0xFF ? $"\\x{(int)character:X2}." : $"\\u{(int)character:X4}.")
        );

    /// <summary>The module has no content.</summary>
    public static Diagnostic EmptyFile(TextLocation at, bool holdsComments) =>
        Error(
            "SFLOW1005",
            at,
            holdsComments
                ? "The module has only comments or document markers. Write at least one section, or remove the file from the list."
                : "The module is empty. Write at least one section, or remove the file from the list."
        );

    /// <summary>The top level of a module is a list or a scalar.</summary>
    public static Diagnostic RootIsNotMapping(TextLocation at, string kind) =>
        Error(
            "SFLOW1006",
            at,
            $"A module must be a mapping with sections such as 'variables:' and 'workflow:', but this file holds {kind}."
        );

    /// <summary>The file has a second YAML document.</summary>
    public static Diagnostic SeveralDocuments(TextLocation at) =>
        Error(
            "SFLOW1007",
            at,
            "A second YAML document begins here, but a module is a single document. Move the rest into its own file, or remove the '---'."
        );

    /// <summary>The file is not valid YAML.</summary>
    /// <param name="at">The place.</param>
    /// <param name="what">What is wrong there: the rest of a sentence after "This is not valid YAML: ", without its full stop.</param>
    public static Diagnostic YamlSyntax(TextLocation at, string what) => Error("SFLOW1008", at, $"This is not valid YAML: {what}.");

    /// <summary>A tab stands where YAML needs spaces.</summary>
    public static Diagnostic TabIndentation(TextLocation at) =>
        Error("SFLOW1009", at, "The line is indented with a tab. YAML allows only spaces for indentation: replace the tab with spaces.");

    /// <summary>An expression without quotes is inside brackets or braces.</summary>
    public static Diagnostic UnquotedExpression(TextLocation at) =>
        Error(
            "SFLOW1010",
            at,
            "Inside brackets or braces, YAML reads the braces of an expression as its own. Put the expression in quotes: \"${{ … }}\"."
        );

    /// <summary>An alias has no anchor before it.</summary>
    public static Diagnostic UnknownAlias(TextLocation at, string name, string? suggestion) =>
        Error(
            "SFLOW1011",
            at,
            $"There is no anchor '&{name}' before this alias.{DidYouMean(suggestion)} A string that begins with '*' needs quotes."
        );

    /// <summary>An alias is inside the value that its anchor names.</summary>
    public static Diagnostic AliasInItself(TextLocation at, string name) =>
        Error(
            "SFLOW1012",
            at,
            $"The alias '*{name}' is inside the value of '&{name}', so the value would never end. "
                + "Write the value out, or use another anchor."
        );

    /// <summary>A key appears twice in one mapping.</summary>
    public static Diagnostic DuplicateKey(TextLocation at, string key, string firstKey, TextLocation first) =>
        Error(
            "SFLOW1013",
            at,
            string.Equals(key, firstKey, System.StringComparison.Ordinal)
                ? $"The key {Quote.Text(key)} appears twice in this mapping, first on line {first.Line}. Remove or rename one of them."
                : $"The key {Quote.Text(key)} has the same value as {Quote.Text(firstKey)} on line {first.Line}. "
                    + "Put both in quotes to keep them apart."
        ) with
        {
            Related = [new("the first", first)],
        };

    /// <summary>A key is a list or a mapping.</summary>
    public static Diagnostic KeyIsNotScalar(TextLocation at, string kind) =>
        Error("SFLOW1014", at, $"A key must be a single value, but this is {kind}. An expression that is a key needs quotes.");

    /// <summary>YAML does not define the tag.</summary>
    public static Diagnostic UnknownTag(TextLocation at, string tag) =>
        Error(
            "SFLOW1015",
            at,
            $"The tag {Quote.Text(tag)} is not known. A string that begins with '!' needs quotes. "
                + "The tags are !!str, !!int, !!float, !!bool, !!null, !!timestamp, !!set, !!omap, !!pairs, !!seq and !!map."
        );

    /// <summary>A tag is for another kind of node.</summary>
    public static Diagnostic TagDoesNotFit(TextLocation at, string type, string kind) =>
        Error("SFLOW1016", at, $"The tag '!!{type}' does not fit {kind}. Remove the tag, or write a value of that type.");

    /// <summary>A scalar does not fit its tag.</summary>
    public static Diagnostic ScalarDoesNotFitTag(TextLocation at, string text, string type) =>
        Error("SFLOW1017", at, $"{Quote.Text(text)} is not a valid '!!{type}' value. Write a value of that type, or remove the tag.");

    /// <summary>A date does not exist, such as 30 February.</summary>
    public static Diagnostic NoSuchDate(TextLocation at, string text) =>
        Error(
            "SFLOW1018",
            at,
            $"{Quote.Text(text)} looks like a date, but there is no such date or time. Correct it, or put it in quotes if it is a string."
        );

    /// <summary>The value of a merge key has no keys.</summary>
    public static Diagnostic MergedValueIsNotMapping(TextLocation at, string kind) =>
        Error("SFLOW1019", at, $"The merge key '<<' takes a mapping or a list of mappings, but this is {kind}.");

    /// <summary>A scalar is <c>&lt;&lt;</c> or <c>=</c>, which have a meaning of their own in YAML 1.1.</summary>
    public static Diagnostic ReservedScalar(TextLocation at, string text) =>
        Error("SFLOW1020", at, $"{Quote.Text(text)} without quotes has a special meaning in YAML. Put it in quotes.");

    /// <summary>Lists and mappings have too many levels.</summary>
    public static Diagnostic TooDeep(TextLocation at, int limit) =>
        Error(
            "SFLOW1021",
            at,
            $"Lists and mappings are nested more than {limit} levels deep here. Flatten the value, or put the data into a separate file."
        );

    /// <summary>The module has too many values, usually because of aliases of aliases.</summary>
    public static Diagnostic TooManyNodes(TextLocation at, int limit) =>
        Error(
            "SFLOW1022",
            at,
            $"The file has more than {limit} values when each alias is replaced by its value. "
                + "Remove aliases of aliases, or put the data into a separate file."
        );

    /// <summary>The module could not be read.</summary>
    public static Diagnostic ModuleNotRead(TextLocation at, string path, string problem) =>
        Error("SFLOW1000", at, $"The module {Quote.Text(path)} could not be read: {problem}.");

    /// <summary>The file has so many errors that reading stopped.</summary>
    public static Diagnostic TooManyErrors(TextLocation at, int limit) =>
        Error("SFLOW1023", at, $"The file has {limit} errors before this place, and the rest was not read. Fix these errors first.");

    /// <summary>A value is bytes, which no field and no shell accepts.</summary>
    public static Diagnostic BinaryTag(TextLocation at) =>
        Error(
            "SFLOW1024",
            at,
            "The tag '!!binary' makes bytes, which no field of a workflow accepts. "
                + "Write the decoded string, or decode it in the script with 'base64 -d'."
        );

    /// <summary>An item of an <c>!!omap</c> or <c>!!pairs</c> is not a pair.</summary>
    public static Diagnostic ItemIsNotPair(TextLocation at, string type, string kind) =>
        Error(
            "SFLOW1025",
            at,
            $"Each item of a list with the tag '!!{type}' must be one key with its value, but this is {kind}. "
                + "Write '- key: value', or remove the tag."
        );

    /// <summary>A quote opens a string that is not closed.</summary>
    /// <param name="at">The quote.</param>
    /// <param name="line">The line of the next quote, with which the string would end; null when there is none.</param>
    public static Diagnostic OpenQuote(TextLocation at, int? line) =>
        Error(
            "SFLOW1026",
            at,
            line is null ? "This quote opens a string that is never closed. Write the closing quote where the string ends."
                : line == at.Line
                    ? "This quote opens a string that is not closed: the next quote on the line ends it in the wrong place. "
                        + "Write the closing quote where the string ends."
                : $"This quote opens a string that is not closed: the next quote, on line {line}, ends it in the wrong place. "
                    + "Write the closing quote where the string ends."
        );

    /// <summary>A quote inside a string ends the string.</summary>
    public static Diagnostic QuoteInsideString(TextLocation at, char quote, int start) =>
        Error(
            "SFLOW1027",
            at,
            $"This quote ends the string that begins at column {start}, but more of the string follows. "
                + (
                    quote == '\''
                        ? "Write '' for an apostrophe inside single quotes, or use double quotes around the string."
                        : "Write \\\" for a quote inside double quotes, or use single quotes around the string."
                )
        );

    // ---- 11 composition ----

    /// <summary>The list of modules is empty.</summary>
    public static Diagnostic NoModules() =>
        Error("SFLOW1101", TextLocation.OfFile("workflow"), "The workflow has no modules. List at least one.");

    /// <summary>A key is not a section of a module or of the workflow.</summary>
    public static Diagnostic UnknownSectionKey(TextLocation at, string key, string place, IEnumerable<string> known, string? suggestion) =>
        Error(
            "SFLOW1102",
            at,
            $"{Quote.Text(key)} is not a key of a {place}.{DidYouMean(suggestion)} The keys are: {string.Join(", ", known)}."
        );

    /// <summary>A key of the module is in the workflow, or the reverse.</summary>
    public static Diagnostic MisplacedKey(TextLocation at, string key, string place) =>
        Error(
            "SFLOW1103",
            at,
            place == "module"
                ? $"{Quote.Text(key)} belongs below 'workflow:'. Indent it there."
                : $"{Quote.Text(key)} does not belong below 'workflow:' but beside it. Remove its indentation."
        );

    /// <summary>A section is neither a list nor a mapping.</summary>
    public static Diagnostic SectionOfWrongKind(TextLocation at, string section, string noun, string kind) =>
        Error(
            "SFLOW1104",
            at,
            $"'{section}' takes a list of named items or a mapping by name, but this is {kind}. Write '- name: …' for each {noun}."
        );

    /// <summary>The value of <c>workflow</c> is not a mapping.</summary>
    public static Diagnostic WorkflowIsNotMapping(TextLocation at, string kind) =>
        Error("SFLOW1105", at, $"'workflow' takes a mapping with 'name', 'timeout', 'variables' and 'tasks', but this is {kind}.");

    /// <summary>A list item is not a mapping.</summary>
    public static Diagnostic ItemIsNotMapping(TextLocation at, string section, string noun, string kind) =>
        Error(
            "SFLOW1106",
            at,
            $"Each item of '{section}' must be a mapping with a name, but this is {kind}. Write '- name: …' and the other fields below it."
        );

    /// <summary>A list item has no name.</summary>
    public static Diagnostic ItemWithoutName(TextLocation at, string section, string noun, string? guess, string? misspelt) =>
        Error(
            "SFLOW1107",
            at,
            $"This {noun} in '{section}' has no name. "
                + (
                    misspelt is not null ? $"Did you mean 'name' instead of {Quote.Text(misspelt)}?"
                    : guess is not null ? $"If its name is {Quote.Text(guess)}, write '- name: {guess}' and its fields below."
                    : "Add 'name: …'."
                )
        );

    /// <summary>An entry of a mapping by name is not a mapping.</summary>
    public static Diagnostic EntryIsNotMapping(TextLocation at, string noun, string name, string kind) =>
        Error("SFLOW1108", at, $"The {noun} {Quote.Text(name)} must be a mapping with its fields, but this is {kind}.");

    /// <summary>YAML does not read the name as a string.</summary>
    public static Diagnostic NameIsNotString(TextLocation at, string noun, string name, string kind) =>
        Error("SFLOW1109", at, $"The name of this {noun} must be a string, but YAML reads {Quote.Text(name)} as {kind}. Put it in quotes.");

    /// <summary>The name is empty.</summary>
    public static Diagnostic NameIsEmpty(TextLocation at, string noun) =>
        Error("SFLOW1110", at, $"The name of this {noun} is empty. Write a name.");

    /// <summary>The key of an entry and its field <c>name</c> differ.</summary>
    public static Diagnostic EntryHasTwoNames(TextLocation at, string noun, string key, string name) =>
        Error(
            "SFLOW1111",
            at,
            $"The {noun} {Quote.Text(key)} has a different name here: {Quote.Plain(name)}. Its key is already its name: remove this field."
        );

    /// <summary>A name appears twice in one section of one module.</summary>
    public static Diagnostic NameTwiceInSection(TextLocation at, string noun, string name, TextLocation first) =>
        Error(
            "SFLOW1112",
            at,
            $"The {noun} {Quote.Text(name)} appears twice in this module, first on line {first.Line}. Remove or rename one of them."
        ) with
        {
            Related = [new("the first", first)],
        };

    /// <summary>Two modules define the same task.</summary>
    public static Diagnostic TaskTwice(TextLocation at, string name, TextLocation first) =>
        Error(
            "SFLOW1113",
            at,
            $"There is already a task {Quote.Text(name)}: {first}. "
                + $"Rename one, remove one module from the list, or merge tasks of one name field by field: "
                + $"{HostWords.Of("SflowMerge=deep")}."
        ) with
        {
            Related = [new("the first", first)],
        };

    /// <summary>A later definition changes an earlier one.</summary>
    public static Diagnostic Redefined(
        TextLocation at,
        string noun,
        string name,
        string before,
        TextLocation first,
        string after,
        IReadOnlyList<string> lost
    ) =>
        Warning(
            "SFLOW1114",
            at,
            $"The {noun} {Quote.Text(name)} is {before} in {first} and {after} here. The later one counts."
                + (
                    lost.Count == 0
                        ? ""
                        : $" It lacks {string.Join(", ", lost.Select(Quote.Text))} of the earlier one: "
                            + $"write {(lost.Count == 1 ? "it" : "them")} here, too, "
                            + $"or keep what a module does not change with {HostWords.Of("SflowMerge=deep")}."
                )
        ) with
        {
            Related = [new("the earlier one", first)],
        };

    /// <summary>A later module changes or removes a field.</summary>
    public static Diagnostic Overridden(TextLocation at, string path, string before, TextLocation first, string? after) =>
        Warning(
            "SFLOW1130",
            at,
            $"{Quote.Text(path)} is {before} in {first} and "
                + (after is null ? "null here, which removes it." : $"{after} here. The later one counts.")
        ) with
        {
            Related = [new("the earlier one", first)],
        };

    /// <summary>A later module changes the kind of an entry, which therefore loses fields.</summary>
    public static Diagnostic FieldsDropped(TextLocation at, string path, string cause, IReadOnlyList<Located<string>> fields) =>
        Warning(
            "SFLOW1128",
            at,
            $"{Quote.Text(cause)} does not go with {string.Join(", ", fields.Select(field => Quote.Text(field.Value)))} "
                + $"of {Quote.Text(path)} in {fields[0].Location}, so {(fields.Count == 1 ? "it is" : "they are")} dropped. "
                + $"To say so yourself, write '{fields[0].Value}: null' here."
        ) with
        {
            Related = fields,
        };

    /// <summary>A line of a script contains a colon and a space, so YAML reads it as a mapping.</summary>
    public static Diagnostic ScriptLineIsMapping(TextLocation at, string quoted) =>
        Error(
            "SFLOW1129",
            at,
            "YAML reads this line of the script as a mapping, because of the colon in it. Put it in quotes: "
                + $"- {Quote.Visible(Password.Hide(quoted))}"
        );

    /// <summary>Two modules have different versions or workflow names.</summary>
    public static Diagnostic ModulesDisagree(TextLocation at, string what, string here, string before, TextLocation first) =>
        Error(
            "SFLOW1115",
            at,
            $"The {what} is {Quote.Text(here)} here, but {Quote.Text(before)} in {first}. All modules of a workflow must agree."
                + (what == "version" ? "" : $" With {HostWords.Of("SflowMerge=deep")}, the last one counts.")
        ) with
        {
            Related = [new("the first", first)],
        };

    /// <summary>No module has a version.</summary>
    public static Diagnostic NoVersion(TextLocation at, string supported) =>
        Error(
            "SFLOW1116",
            at,
            $"No module has the version of the language. Write 'version: \"{supported}\"' in one of them, for example here."
        );

    /// <summary>No module has a workflow name.</summary>
    public static Diagnostic NoWorkflowName(TextLocation at) =>
        Error("SFLOW1117", at, "No module names the workflow. Write 'name: …' below 'workflow:' in one of them.");

    /// <summary>No module has a task.</summary>
    public static Diagnostic NoTasks(TextLocation at) =>
        Error("SFLOW1118", at, "No module has a task. Write at least one below 'tasks:' of 'workflow:', or add the module that has them.");

    /// <summary>Sflow does not support the version.</summary>
    public static Diagnostic UnsupportedVersion(TextLocation at, string version, string supported) =>
        Error("SFLOW1119", at, $"The version {Quote.Text(version)} is not supported. Write '{supported}', in quotes.");

    /// <summary>The version or the workflow name is not a string.</summary>
    public static Diagnostic KeyNeedsString(TextLocation at, string key, string shown, string kind, bool quotesHelp) =>
        Error("SFLOW1120", at, $"'{key}' takes a string, but this is {kind}." + (quotesHelp ? $" Put it in quotes: \"{shown}\"." : ""));

    /// <summary>The timeout is a list or a mapping.</summary>
    public static Diagnostic TimeoutIsNotScalar(TextLocation at, string kind) =>
        Error("SFLOW1121", at, $"'workflow.timeout' takes a duration such as 90s, 2h or 1h30m, but this is {kind}.");

    /// <summary>The project or a sweep sets a variable that no module defines.</summary>
    public static Diagnostic UnknownVariableOverride(TextLocation at, string name, string? suggestion) =>
        Error("SFLOW1122", at, $"No module defines the variable {Quote.Text(name)}, so it cannot be set.{DidYouMean(suggestion)}");

    /// <summary>The project or a sweep sets an artifact that no module defines.</summary>
    public static Diagnostic UnknownArtifactOverride(TextLocation at, string name, string? suggestion) =>
        Error("SFLOW1123", at, $"No module defines the artifact {Quote.Text(name)}, so its URI cannot be set.{DidYouMean(suggestion)}");

    /// <summary>A variable is set to an empty list.</summary>
    public static Diagnostic EmptyListOverride(TextLocation at, string name) =>
        Error(
            "SFLOW1124",
            at,
            $"The variable {Quote.Text(name)} is set to an empty list, so it has no value. "
                + "List at least one value, or declare the variable with 'type: list'."
        );

    /// <summary>A variable is set to a value that is not in its domain.</summary>
    public static Diagnostic OverrideOutsideDomain(TextLocation at, string name, string value, string domain, TextLocation domainAt) =>
        Error(
            "SFLOW1125",
            at,
            $"The variable {Quote.Text(name)} is set to {value}, but its domain is {domain}. "
                + "Use one of these values, or set a list to replace it."
        ) with
        {
            Related = [new("the domain", domainAt)],
        };

    /// <summary>A value begins like JSON and is not valid JSON.</summary>
    public static Diagnostic OverrideIsNotJson(TextLocation at, string name, string value) =>
        Warning(
            "SFLOW1126",
            at,
            $"The value {Quote.Text(value)} for {Quote.Text(name)} begins like a JSON list or object but is not valid JSON. "
                + "It is used as a string; strings inside JSON need double quotes."
        );

    /// <summary>A reference to a task that does not exist was removed.</summary>
    public static Diagnostic MissingTaskRemoved(TextLocation at, string task, string place, string absent, string pattern) =>
        Info(
            "SFLOW1127",
            at,
            $"Task {Quote.Text(task)}: {Quote.Text(absent)} was removed from '{place}', "
                + $"because there is no such task and {Quote.Text(pattern)} may be missing."
        );

    // ---- 12 binding ----

    /// <summary>A section or an item does not have the field.</summary>
    public static Diagnostic UnknownField(TextLocation at, string field, string owner, string? suggestion, IEnumerable<string> known) =>
        Error(
            "SFLOW1201",
            at,
            $"{Quote.Text(field)} is not a field of {owner}."
                + (suggestion is null ? $" The fields are: {string.Join(", ", known)}." : DidYouMean(suggestion))
        );

    /// <summary>A required field is missing.</summary>
    public static Diagnostic MissingField(TextLocation at, string field, string owner, string description) =>
        Error("SFLOW1202", at, $"{Quote.Text(field)} is missing in {owner}. {description}");

    /// <summary>A value has the wrong kind for its field.</summary>
    public static Diagnostic WrongKind(TextLocation at, string field, string expected, string found) =>
        Error("SFLOW1203", at, $"{Quote.Text(field)} takes {expected}, not {Quote.Plain(found)}.");

    /// <summary>A value is not one of the allowed words.</summary>
    public static Diagnostic NotOneOf(TextLocation at, string field, string found, IReadOnlyList<string> choices, string? suggestion) =>
        Error("SFLOW1204", at, $"{Quote.Text(field)} can't be {Quote.Text(found)}: write {Either(choices)}.{DidYouMean(suggestion)}");

    /// <summary>A number is outside its range.</summary>
    public static Diagnostic OutOfRange(TextLocation at, string field, string found, double? minimum, double? maximum) =>
        Error("SFLOW1205", at, $"{Quote.Text(field)} can't be {Quote.Plain(found)}: write a number {Range(minimum, maximum)}.");

    /// <summary>The name of a variable or an artifact is reserved.</summary>
    public static Diagnostic ReservedName(TextLocation at, string name, string owner) =>
        Error("SFLOW1206", at, $"The name {Quote.Text(name)} is reserved for {owner}. Choose another name.");

    /// <summary>A name is not an identifier.</summary>
    public static Diagnostic NotAnIdentifier(TextLocation at, string name) =>
        Error(
            "SFLOW1207",
            at,
            $"{Quote.Text(name)} can't be a name here: the name becomes a shell variable of the tasks. "
                + "Use the letters a to z and A to Z, digits and _, and do not begin with a digit."
        );

    /// <summary>Expressions can use the name and shells can't.</summary>
    public static Diagnostic NotAShellName(TextLocation at, string name) =>
        Warning(
            "SFLOW1208",
            at,
            $"{Quote.Text(name)} can be used only in expressions, and tasks do not have it in their environment. "
                + "A shell variable can have only the letters a to z and A to Z, digits and _."
        );

    /// <summary>The list of allowed values is empty.</summary>
    public static Diagnostic EmptyDomain(TextLocation at, string variable) =>
        Error(
            "SFLOW1209",
            at,
            $"The domain of variable {Quote.Text(variable)} is empty, so the variable can have no value. "
                + "List at least one value, or remove the domain."
        );

    /// <summary>The value of a variable is not in its domain.</summary>
    public static Diagnostic OutsideDomain(TextLocation at, string variable, string value, string domain) =>
        Error("SFLOW1210", at, $"Variable {Quote.Text(variable)} can't be {Quote.Plain(value)}: its domain is {Quote.Plain(domain)}.");

    /// <summary>A URI has no scheme.</summary>
    public static Diagnostic UriWithoutScheme(TextLocation at, string artifact, string uri) =>
        Error(
            "SFLOW1211",
            at,
            $"The uri of artifact {Quote.Text(artifact)} has no scheme: {Quote.Text(uri)}. "
                + "For a path, write fs:// before it, such as fs:///models/x."
        );

    /// <summary>An artifact that the job does not write has content.</summary>
    public static Diagnostic ContentNeedsFile(TextLocation at, string artifact, string uri) =>
        Error(
            "SFLOW1212",
            at,
            $"Artifact {Quote.Text(artifact)} has content, but its uri is {Quote.Text(uri)}. "
                + "The job can write content only to a file:// uri."
        );

    /// <summary>Two backends are marked as the default.</summary>
    public static Diagnostic TwoDefaultBackends(TextLocation at, string backend, Located<string> first) =>
        Error(
            "SFLOW1213",
            at,
            $"Backend {Quote.Text(backend)} and backend {Quote.Text(first.Value)} ({first.Location}) both have default: true. "
                + "Remove it from one of them."
        ) with
        {
            Related = [first],
        };

    /// <summary>A task describes a backend instead of naming one.</summary>
    public static Diagnostic InlineBackend(TextLocation at) =>
        Error("SFLOW1214", at, "A task can't describe a backend. Describe it in the section 'backends' and write its name here.");

    /// <summary>An operator has both a container image and a container name.</summary>
    public static Diagnostic ImageAndName(TextLocation at, string owner) =>
        Error(
            "SFLOW1215",
            at,
            $"Operator {Quote.Text(owner)} has both container_image and container_name, but only one of them is allowed. "
                + "To make the named container from an image, keep container_name and write extra_args: [--container-image=…]."
        );

    /// <summary>A string is not a container image.</summary>
    public static Diagnostic BadContainerImage(TextLocation at, string image, string? problem = null) =>
        Error(
            "SFLOW1216",
            at,
            $"{Quote.Text(image)} is not a container image{(problem is null ? "" : ": " + problem)}. "
                + "Write a registry reference such as nvcr.io/org/image:tag, or the path of a .sqsh file."
        );

    /// <summary>A task's name can't name a folder and a Slurm step.</summary>
    public static Diagnostic UnsafeTaskName(TextLocation at, string name) =>
        Error(
            "SFLOW1217",
            at,
            $"{Quote.Text(name)} can't be a task's name: the name becomes a folder and a Slurm step. "
                + "Use at most 200 letters, digits, _, - and ., and begin with a letter or a digit."
        );

    /// <summary>A script has no lines.</summary>
    public static Diagnostic EmptyScript(TextLocation at, string owner) =>
        Error("SFLOW1218", at, $"The script of {owner} is empty. Write at least one line.");

    /// <summary>A probe has no check or several checks.</summary>
    public static Diagnostic ProbeKinds(TextLocation at, IReadOnlyList<string> present) =>
        Error(
            "SFLOW1220",
            at,
            "A probe must have exactly one of tcp_port, http_get, http_post and log_watch, but this one has "
                + $"{(present.Count == 0 ? "none" : string.Join(" and ", present))}."
        );

    /// <summary>A log watch has no pattern.</summary>
    public static Diagnostic ProbePatterns(TextLocation at) =>
        Error("SFLOW1221", at, "log_watch must have a pattern: match_pattern (a string) or regex_pattern (a regular expression).");

    /// <summary>A failure probe fails the task when a service answers.</summary>
    public static Diagnostic FailureProbeSucceeds(TextLocation at, string kind) =>
        Warning(
            "SFLOW1222",
            at,
            $"A failure probe fails the task when its check succeeds, here as soon as {kind} answers. "
                + "To fail the task when the service stops answering, watch the service in the task's script."
        );

    /// <summary>A name refers to something that does not exist.</summary>
    public static Diagnostic UnknownReference(TextLocation at, string kind, string name, string? suggestion, IReadOnlyList<string> known) =>
        Error(
            "SFLOW1223",
            at,
            $"There is no {kind} {Quote.Text(name)}.{(suggestion is null ? Listing(kind, known) : DidYouMean(suggestion))}"
        );

    /// <summary>The dependencies of tasks form a cycle.</summary>
    /// <param name="at">The dependency that closes the cycle.</param>
    /// <param name="chain">The tasks; each depends on the next one, and the last one is the first.</param>
    /// <param name="hooks">The dependencies that required_by sets: <c>'a' is required_by 'b'</c>.</param>
    public static Diagnostic DependencyCycle(TextLocation at, IReadOnlyList<Located<string>> chain, IReadOnlyList<Located<string>> hooks) =>
        Error(
            "SFLOW1224",
            at,
            $"These tasks form a dependency cycle, so none of them can start: {string.Join(" -> ", Names(chain))}. "
                + string.Concat(hooks.Select(hook => $"{hook.Value} ({hook.Location}). "))
                + "Remove one dependency."
        ) with
        {
            Related = [.. chain, .. hooks],
        };

    /// <summary>A value must be known at build time and is known only in the job.</summary>
    public static Diagnostic RuntimeValueNotAllowed(TextLocation at, string field, string reference) =>
        Error(
            "SFLOW1225",
            at,
            $"{Quote.Text(field)} must be known at build time, but {Quote.Plain(reference)} is known only when the job runs. "
                + "Use a value that the build knows, such as a variable."
        );

    /// <summary>Nothing uses a definition.</summary>
    public static Diagnostic UnusedName(TextLocation at, string kind, string name) =>
        Warning(
            "SFLOW1226",
            at,
            kind is "variable" or "artifact"
                ? $"Nothing in the workflow uses {kind} {Quote.Text(name)}. "
                    + "Remove it, or say in its description which program reads it from the environment."
                : $"No task uses {kind} {Quote.Text(name)}. Remove it, or write its name in the task that should use it."
        ) with
        {
            CanBeRefuted = true,
        };

    /// <summary>A field is accepted and changes nothing.</summary>
    /// <param name="at">The place of the field.</param>
    /// <param name="field">The field.</param>
    /// <param name="owner">What has the field.</param>
    /// <param name="why">A sentence without its full stop.</param>
    public static Diagnostic FieldHasNoEffect(TextLocation at, string field, string owner, string why) =>
        Warning("SFLOW1227", at, $"{Quote.Text(field)} of {owner} has no effect. {why}. Remove the field.");

    /// <summary>A backend includes and excludes the same nodes.</summary>
    public static Diagnostic NodeFiltersOverlap(TextLocation at, string owner, IReadOnlyList<string> nodes, TextLocation included) =>
        Error(
            "SFLOW1228",
            at,
            $"{nodes.Count} {(nodes.Count == 1 ? "node" : "nodes")} of {owner} {(nodes.Count == 1 ? "is" : "are")} "
                + "in exclude_nodes and in include_nodes: "
                + $"{string.Join(", ", System.Linq.Enumerable.Select(System.Linq.Enumerable.Take(nodes, 12), Quote.Text))}"
                + $"{(nodes.Count > 12 ? ", …" : "")}. Remove {(nodes.Count == 1 ? "it" : "them")} from one list."
        ) with
        {
            Related = [new Located<string>("include_nodes", included)],
        };

    /// <summary>A string in a list of nodes is not the name of a node.</summary>
    public static Diagnostic InvalidNodeName(TextLocation at, string name) =>
        Error("SFLOW1229", at, $"{Quote.Text(name)} is not the name of a node. Write names such as node1, or ranges such as node[1-4,7].");

    /// <summary>No target runs tasks on a kind of backend.</summary>
    /// <param name="at">The place of the backend's name.</param>
    /// <param name="backend">The backend.</param>
    /// <param name="type">Its type.</param>
    /// <param name="target">The target that the project asks for.</param>
    /// <param name="instead">A sentence that says what to use.</param>
    public static Diagnostic BackendNeedsTarget(TextLocation at, string backend, string type, string target, string instead) =>
        Error(
            "SFLOW1230",
            at,
            $"Target {Quote.Text(target)} can't run tasks on backend {Quote.Text(backend)}, because its type is {type}. {instead}"
        );

    /// <summary>No target runs tasks with a kind of operator.</summary>
    /// <param name="at">The place where a task names the operator.</param>
    /// <param name="operation">The operator.</param>
    /// <param name="type">Its type.</param>
    /// <param name="target">The target that the project asks for.</param>
    /// <param name="instead">A sentence that says what to use.</param>
    public static Diagnostic OperatorNeedsTarget(TextLocation at, string operation, string type, string target, string instead) =>
        Error(
            "SFLOW1231",
            at,
            $"Target {Quote.Text(target)} can't run tasks with operator {Quote.Text(operation)}, because its type is {type}. {instead}"
        );

    /// <summary>A workflow uploads files, and the target does not.</summary>
    /// <param name="at">The place of the first upload.</param>
    /// <param name="target">The target that the project asks for.</param>
    /// <param name="others">The places of the other uploads.</param>
    /// <param name="task">A task that does the same, in one line of YAML.</param>
    public static Diagnostic UploadsNeedTask(TextLocation at, string target, IReadOnlyList<Located<string>> others, string task) =>
        Error(
            "SFLOW1232",
            at,
            $"Target {Quote.Text(target)} does not upload files. "
                + (others.Count == 0 ? "" : $"The workflow also has {string.Join(", ", Names(others))}. ")
                + $"Remove them, and add a last task that copies the files with aws, rclone or curl: {task}"
        ) with
        {
            Related = others,
        };

    /// <summary>A monitor asks for something that can't be collected or reported.</summary>
    /// <param name="at">The place.</param>
    /// <param name="problem">A sentence without its full stop.</param>
    /// <param name="fix">A sentence that says what to write.</param>
    public static Diagnostic InvalidMonitor(TextLocation at, string problem, string fix) =>
        Error("SFLOW1233", at, $"The monitor can't work as written: {problem}. {fix}");

    /// <summary>A mapping has none or several of the fields of which it needs exactly one.</summary>
    public static Diagnostic ExactlyOneField(TextLocation at, string owner, IReadOnlyList<string> fields, IReadOnlyList<string> present) =>
        Error(
            "SFLOW1234",
            at,
            $"{char.ToUpperInvariant(owner[0])}{owner.Substring(1)} needs exactly one of {string.Join(" and ", fields)}, but it has "
                + $"{(present.Count == 0 ? "none" : string.Join(" and ", present))}."
        );

    /// <summary>An upload has no source, or an unclear destination.</summary>
    /// <param name="at">The place.</param>
    /// <param name="problem">A sentence without its full stop.</param>
    /// <param name="fix">A sentence that says what to write.</param>
    public static Diagnostic InvalidUpload(TextLocation at, string problem, string fix) =>
        Error("SFLOW1235", at, $"The upload can't work as written: {problem}. {fix}");

    /// <summary>A monitor asks for pictures, which no job draws.</summary>
    public static Diagnostic MonitorDrawsNothing(TextLocation at, string formats) =>
        Info(
            "SFLOW1236",
            at,
            $"The job records what the monitor measures as CSV. It draws no {formats} files. Draw them from the folder 'monitor' of the "
                + "run folder, or write only csv."
        );

    /// <summary>A volume of a kubernetes backend can't be mounted as it says.</summary>
    /// <param name="at">The place.</param>
    /// <param name="problem">A sentence without its full stop.</param>
    /// <param name="fix">A sentence that says what to write.</param>
    public static Diagnostic InvalidVolume(TextLocation at, string problem, string fix) =>
        Error("SFLOW1237", at, $"The volume can't be mounted as written: {problem}. {fix}");

    /// <summary>Two hosts of a docker backend have the same name.</summary>
    public static Diagnostic TwoHostsOfOneName(TextLocation at, string owner, string host) =>
        Error("SFLOW1238", at, $"Two hosts of {owner} have the name {Quote.Text(host)}. Choose another name for one of them.");

    /// <summary>The filters of a docker backend leave no host.</summary>
    public static Diagnostic NoHostLeft(TextLocation at, string backend) =>
        Error(
            "SFLOW1239",
            at,
            $"include_nodes and exclude_nodes leave no host of backend {Quote.Text(backend)}. Remove a host from exclude_nodes."
        );

    /// <summary>A missable task matches no task and no reference to one.</summary>
    public static Diagnostic UnusedMissableTask(TextLocation at, string pattern) =>
        Info(
            "SFLOW1245",
            at,
            $"{Quote.Text(pattern)} may be missing, but no task has such a name and no task refers to one. "
                + "If no other workflow needs it, remove it from the missable tasks."
        ) with
        {
            CanBeRefuted = true,
        };

    /// <summary>The name of a missable task is probably misspelt.</summary>
    public static Diagnostic MisspeltMissableTask(TextLocation at, string pattern, string suggestion) =>
        Warning(
            "SFLOW1246",
            at,
            $"{Quote.Text(pattern)} may be missing, but no task has such a name and no task refers to one.{DidYouMean(suggestion)}"
        ) with
        {
            CanBeRefuted = true,
        };

    // ---- 13 expressions ----

    /// <summary>The text between <c>${{</c> and <c>}}</c> is not an expression.</summary>
    /// <param name="at">The location of the character or word that does not fit.</param>
    /// <param name="reason">A sentence without its full stop.</param>
    public static Diagnostic ExpressionSyntaxError(TextLocation at, string reason) =>
        Error("SFLOW1301", at, $"The expression is not valid: {Quote.Visible(reason)}.");

    /// <summary>A name or member does not exist.</summary>
    /// <param name="at">The location of the name with everything before its last dot.</param>
    /// <param name="name">The whole dotted name.</param>
    /// <param name="suggestion">The last part as it was probably meant, or null.</param>
    public static Diagnostic UndefinedName(TextLocation at, string name, string? suggestion) =>
        Error("SFLOW1302", at, $"{Quote.Text(name)} is not defined.{DidYouMean(suggestion)}");

    /// <summary>An operation fails for the values that it gets.</summary>
    /// <param name="at">The location of the operation.</param>
    /// <param name="reason">A sentence without its full stop.</param>
    public static Diagnostic ExpressionFailed(TextLocation at, string reason) =>
        Error("SFLOW1303", at, $"This can't be computed: {Quote.Visible(reason)}.");

    /// <summary>An expression computes with a value that is known only in the job.</summary>
    public static Diagnostic RuntimeValueUsed(TextLocation at, string name) =>
        Error(
            "SFLOW1304",
            at,
            $"{Quote.Text(name)} is known only when the job runs, so it can only be inserted into a string. "
                + "Do the computation in the task's script."
        );

    /// <summary>A filter does not exist. Reported in branches that are not taken, too.</summary>
    public static Diagnostic UnknownFilter(TextLocation at, string name, string? suggestion) =>
        Error("SFLOW1305", at, $"There is no filter {Quote.Text(name)}.{DidYouMean(suggestion)}");

    /// <summary>A test does not exist. Reported in branches that are not taken, too.</summary>
    public static Diagnostic UnknownTest(TextLocation at, string name, string? suggestion) =>
        Error("SFLOW1306", at, $"There is no test {Quote.Text(name)}.{DidYouMean(suggestion)}");

    /// <summary>An expression takes too long, or its result is too large.</summary>
    /// <param name="at">The location of the operation that exceeds the limit.</param>
    /// <param name="reason">A clause without its full stop.</param>
    public static Diagnostic ExpressionTooCostly(TextLocation at, string reason) =>
        Error(
            "SFLOW1307",
            at,
            $"This expression is too large: {Quote.Visible(reason)}. Write it in smaller parts, or compute the value in the task's script."
        );

    /// <summary>A filter of Jinja2 that Sflow leaves out on purpose.</summary>
    /// <param name="at">The location of the filter's name.</param>
    /// <param name="name">The filter.</param>
    /// <param name="reason">Why a build can't use it; a clause without its full stop.</param>
    public static Diagnostic FilterNotOffered(TextLocation at, string name, string reason) =>
        Error("SFLOW1308", at, $"The filter {Quote.Text(name)} is not supported: {reason}.");

    // ---- 12 names of replicas ----

    /// <summary>A task names the same variable twice for its replicas.</summary>
    public static Diagnostic ReplicaVariableTwice(Located<string> variable, TextLocation first) =>
        Error(
            "SFLOW1240",
            variable.Location,
            $"The replicas already run through the variable {Quote.Text(variable.Value)}. Remove the second {Quote.Plain(variable.Value)}."
        ) with
        {
            Related = [new("the first", first)],
        };

    /// <summary>The values of a replica don't fit into its name.</summary>
    public static Diagnostic ReplicaNameShortened(TextLocation at, string task, int longest) =>
        Info(
            "SFLOW1241",
            at,
            $"The values of replicas of task {Quote.Text(task)} do not fit into names of {longest} characters, "
                + "so the names end with a hash. The task's variables keep the whole values."
        );

    // ---- 14 resolution ----

    /// <summary>A value can't be converted to the declared type.</summary>
    public static Diagnostic CannotCast(TextLocation at, string variable, string type, string value) =>
        Error(
            "SFLOW1401",
            at,
            $"Variable {Quote.Text(variable)} has the type {type}, but its value is {Quote.Plain(value)}. Change the value or the type."
        );

    /// <summary>Variables and artifacts are computed from each other.</summary>
    public static Diagnostic VariableCycle(TextLocation at, IReadOnlyList<Located<string>> chain) =>
        Error(
            "SFLOW1402",
            at,
            $"These values depend on each other in a cycle: {string.Join(" -> ", Names(chain))}. Give one of them a value of its own."
        ) with
        {
            Related = chain,
        };

    /// <summary>A chain of variables is longer than Sflow follows.</summary>
    public static Diagnostic VariablesTooDeep(TextLocation at, string variable, int limit) =>
        Error(
            "SFLOW1403",
            at,
            $"Variable {Quote.Text(variable)} ends a chain of more than {limit} variables that are computed from each other. "
                + "Shorten the chain."
        );

    /// <summary>A URI consists of its scheme alone.</summary>
    public static Diagnostic UriWithoutPath(TextLocation at, string artifact) =>
        Error(
            "SFLOW1404",
            at,
            $"The uri of artifact {Quote.Text(artifact)} has no path. Write one, such as fs:///models/x or file://conf/x.yaml."
        );

    /// <summary>The relative path of an inline artifact leads out of the run folder.</summary>
    public static Diagnostic ArtifactLeavesRunFolder(TextLocation at, string artifact, string path) =>
        Error(
            "SFLOW1405",
            at,
            $"Artifact {Quote.Text(artifact)} would be written outside the run folder: {Quote.Plain(path)}. "
                + "Remove the '..', or write an absolute path."
        );

    /// <summary>The number of replicas contradicts the domains of the variables.</summary>
    public static Diagnostic ReplicaCountMismatch(TextLocation at, string count, int combinations, IReadOnlyList<string> variables) =>
        Error(
            "SFLOW1406",
            at,
            $"replicas.count is {Quote.Plain(count)}, but the {(variables.Count == 1 ? "domain" : "domains")} of "
                + $"{string.Join(", ", variables)} {(variables.Count == 1 ? "gives" : "give")} "
                + $"{combinations} {(combinations == 1 ? "replica" : "replicas")}. Remove count."
        );

    /// <summary>A workflow has more tasks than a job can have.</summary>
    public static Diagnostic TooManyTasks(TextLocation at, string task, int limit) =>
        Error(
            "SFLOW1407",
            at,
            $"With the replicas of task {Quote.Text(task)}, the workflow has more than {limit} tasks. "
                + "Split it into several jobs, for example as rows of a sweep."
        );

    /// <summary>Replicas use a variable that has no list of values.</summary>
    public static Diagnostic NoDomain(TextLocation at, string variable, Located<string> definition) =>
        Error(
            "SFLOW1408",
            at,
            $"The replicas use variable {Quote.Text(variable)}, which has no domain ({definition.Location}). "
                + "Add one, such as domain: [1, 2]."
        ) with
        {
            Related = [definition],
        };

    /// <summary>Two tasks get the same name.</summary>
    public static Diagnostic ReplicaNameClash(TextLocation at, string name, string first, string second, Located<string> definition) =>
        Error(
            "SFLOW1409",
            at,
            $"Two tasks would have the name {Quote.Text(name)}: {first} ({definition.Location}) and {second}. "
                + "Rename one of them, or change the values."
        ) with
        {
            Related = [definition],
        };

    /// <summary>The URL of a probe is not an HTTP URL.</summary>
    public static Diagnostic UrlScheme(TextLocation at, string start) =>
        Error("SFLOW1410", at, $"The url of a probe must begin with http:// or https://, not with {Quote.Text(start)}.");

    /// <summary>A regular expression without its prefix, which is searched for literally.</summary>
    public static Diagnostic RegexWithoutPrefix(TextLocation at, string pattern, int more) =>
        Warning(
            "SFLOW1411",
            at,
            $"{Quote.Text(pattern)} is searched for literally, because it does not begin with re:. "
                + $"Write re: before a regular expression, or use match_pattern for a plain string.{OfMoreProbes(more)}"
        );

    /// <summary>A plain string in the field for regular expressions, which would match something else as one.</summary>
    public static Diagnostic PlainPatternAsRegex(TextLocation at, string pattern, string escaped, int more) =>
        Warning(
            "SFLOW1416",
            at,
            $"{Quote.Text(pattern)} is searched for literally, because it does not begin with re:. To make that clear, write it as "
                + $"match_pattern. As a regular expression, it is {Quote.Text("re:" + escaped)}.{OfMoreProbes(more)}"
        );

    /// <summary>A log watch has two patterns of different meaning.</summary>
    public static Diagnostic PatternsDiffer(TextLocation at, string match, string regex) =>
        Error(
            "SFLOW1430",
            at,
            $"match_pattern is {Quote.Text(match)}, but regex_pattern is {Quote.Text(regex)}, and a log_watch searches for one pattern. "
                + "Remove one of them, or write a list of two probes."
        );

    /// <summary>A list of probes is empty.</summary>
    public static Diagnostic EmptyProbeList(TextLocation at, string role) =>
        Error("SFLOW1431", at, $"The list of {role} probes is empty. Write at least one probe, or remove {Quote.Text(role)}.");

    /// <summary>A log watch has a limit for single checks, which it doesn't make.</summary>
    public static Diagnostic LogWatchHasNoChecks(TextLocation at) =>
        Info(
            "SFLOW1432",
            at,
            "each_check_timeout has no effect on log_watch, because it reads the log as it grows and makes no single checks. "
                + "To limit the wait for a readiness probe, use timeout."
        );

    /// <summary>A task that no shell runs asks for fail_fast.</summary>
    public static Diagnostic FailFastWithoutShell(TextLocation at, string task, string kind) =>
        Warning(
            "SFLOW1433",
            at,
            $"fail_fast has no effect on task {Quote.Text(task)}: it is for shells, but a {kind} operator runs the script. "
                + "Remove fail_fast."
        );

    /// <summary>A number without a type is used in a computation, where it counts as a string.</summary>
    public static Diagnostic UntypedInArithmetic(
        TextLocation at,
        string variable,
        string kind,
        string example,
        string type,
        TextLocation definition
    ) =>
        Warning(
            "SFLOW1412",
            at,
            $"Variable {Quote.Text(variable)} has no type, so it is a string here and not {kind}: {example}. "
                + $"Add type: {type} to its definition ({definition})."
        );

    /// <summary>A script reads a name that nothing sets.</summary>
    public static Diagnostic UnknownShellName(TextLocation at, string name, string task, string? suggestion, bool isBraced) =>
        Warning(
            "SFLOW1413",
            at,
            $"No variable, artifact or line of the script sets {Quote.Text(isBraced ? "${" + name + "}" : "$" + name)} "
                + $"for task {Quote.Text(task)}.{DidYouMean(suggestion)} If it may be unset, write ${{{name}:-}}."
        );

    /// <summary>An artifact uses a variable that differs between tasks.</summary>
    public static Diagnostic ArtifactVariesByTask(TextLocation at, string artifact, string task) =>
        Error(
            "SFLOW1414",
            at,
            $"Artifact {Quote.Text(artifact)} is shared by the whole workflow, but it uses a variable that has another value in task "
                + $"{Quote.Text(task)}. Write the file in the task's script, or define one artifact per value."
        );

    /// <summary>The host or the port of a URL can't be reached.</summary>
    public static Diagnostic BadAddress(TextLocation at, string url, string problem) =>
        Error("SFLOW1415", at, $"The URL {Quote.Text(url)} is not valid: {problem}. Write it as http://host:port/path.");

    /// <summary>An expression lacks the dollar sign before its braces, so it is a plain string.</summary>
    public static Diagnostic ExpressionWithoutDollar(TextLocation at, string text) =>
        Warning(
            "SFLOW1417",
            at,
            $"{Quote.Text(text)} is a plain string, because the $ before it is missing. For the value, write {Quote.Text("$" + text)}."
        );

    /// <summary>A task's results are empty.</summary>
    public static Diagnostic EmptyResult(TextLocation at) =>
        Error(
            "SFLOW1435",
            at,
            "result has no values. Write names with regular expressions (tps: 'tps=(\\S+)'), a list patterns, "
                + "or the file that the task writes."
        );

    /// <summary>A file stands between the metrics of the short form.</summary>
    public static Diagnostic ResultFormsMixed(TextLocation at, string file) =>
        Error(
            "SFLOW1436",
            at,
            $"{Quote.Text(file)} would be the regular expression of a value named file, because result has other values beside it. "
                + "Remove the others or the file, or write the file's values into the log."
        );

    /// <summary>The regular expression of a value looks like the name of a file.</summary>
    public static Diagnostic ResultLooksLikeFile(TextLocation at, string name, string file) =>
        Warning(
            "SFLOW1442",
            at,
            $"{Quote.Text(file)} is the regular expression of a value named {Quote.Text(name)}, but it looks like a file. The key for a "
                + $"JSON file that the task writes is file. For text of the log, escape the dot: {Quote.Text(file.Replace(".", "\\."))}."
        );

    /// <summary>A task's results have patterns and a file.</summary>
    public static Diagnostic ResultPatternsAndFile(TextLocation at) =>
        Error("SFLOW1437", at, "result has patterns and a file. Values come from the log or from a file: remove one of them.");

    /// <summary>Two patterns of a result have the same name.</summary>
    public static Diagnostic ResultNamedTwice(TextLocation at, string name, TextLocation first) =>
        Error(
            "SFLOW1438",
            at,
            $"Two patterns of result are named {Quote.Text(name)}; the first is at {first}. Give one of them another name."
        );

    /// <summary>A file with results has a wrong name.</summary>
    public static Diagnostic BadResultFile(TextLocation at, string file, string problem) =>
        Error("SFLOW1439", at, $"The result file {Quote.Text(file)} can't be used: {problem}.");

    /// <summary>The regular expression of a result is invalid.</summary>
    public static Diagnostic BadResultRegex(TextLocation at, string name, string regex, string problem) =>
        Error(
            "SFLOW1440",
            at,
            $"The regular expression {Quote.Text(regex)} of the result {Quote.Text(name)} can't be used: {Quote.Plain(problem)}."
        );

    /// <summary>A result names a group that its regular expression does not have.</summary>
    public static Diagnostic NoSuchGroup(TextLocation at, string name, string group, int count, IReadOnlyList<string> names) =>
        Error(
            "SFLOW1441",
            at,
            $"The regular expression of the result {Quote.Text(name)} has no group {group}. "
                + (
                    count == 0
                        ? "It has no groups: put the value into ( ), or remove group."
                        : $"It has {count} {(count == 1 ? "group" : "groups")}"
                            + (names.Count == 0 ? "." : $", and {(names.Count == 1 ? "a name" : "names")}: {string.Join(", ", names)}.")
                )
        );

    // ---- 15 planning ----

    /// <summary>A task names a node that the allocation does not have.</summary>
    public static Diagnostic NodeOutOfRange(TextLocation at, string task, string field, int index, int nodes) =>
        Error(
            "SFLOW1501",
            at,
            $"Task {Quote.Text(task)} names node {index} in {field}, but there "
                + $"{(nodes == 1 ? "is only node 0" : $"are only the nodes 0 to {nodes - 1}")}"
                + (index < 0 ? $", which are -{nodes} to -1 from the end" : "")
                + ". Name one of these, or ask for more nodes in the backend."
        );

    /// <summary>A task excludes every node.</summary>
    public static Diagnostic AllNodesExcluded(TextLocation at, string task, int nodes) =>
        Error(
            "SFLOW1502",
            at,
            $"Task {Quote.Text(task)} excludes {(nodes == 1 ? "the only node" : $"all {nodes} nodes")}, so it has no node to run on. "
                + "Exclude fewer, or ask for more nodes in the backend."
        );

    /// <summary>A task has an empty list of nodes.</summary>
    public static Diagnostic NoNodes(TextLocation at, string task) =>
        Error("SFLOW1503", at, $"Task {Quote.Text(task)} has an empty list of node indices. Name at least one node, or remove indices.");

    /// <summary>A task asks for more nodes than the allocation has.</summary>
    public static Diagnostic NotEnoughNodes(TextLocation at, string task, long needed, int nodes, bool withSiblings) =>
        Error(
            "SFLOW1504",
            at,
            $"Task {Quote.Text(task)} needs {needed} nodes{(withSiblings ? " together with the replicas before it" : "")}, "
                + $"but there {(nodes == 1 ? "is only 1" : $"are only {nodes}")}. "
                + "Ask for more nodes in the backend, or for fewer in the task."
        );

    /// <summary>A task asks for more GPUs than are free.</summary>
    public static Diagnostic NoFreeGpus(
        TextLocation at,
        string task,
        int gpus,
        string where,
        int nodes,
        int capacity,
        string holders,
        string advice
    ) =>
        Error(
            "SFLOW1505",
            at,
            $"Task {Quote.Text(task)} asks for {gpus} {(gpus == 1 ? "GPU" : "GPUs")} on {where}, but "
                + $"{(gpus == 1 ? "none is free" : "not so many adjacent ones are free")}. "
                + $"{(nodes == 1 ? "The node" : $"Each of {nodes} nodes")} has {capacity}. Current use: {holders}. "
                + $"Use more nodes, fewer GPUs or fewer replicas.{advice}"
        );

    /// <summary>A task on several nodes would use only some GPUs of a node.</summary>
    public static Diagnostic GpusNotWholeNodes(TextLocation at, string task, int gpus, int capacity, string advice) =>
        Error(
            "SFLOW1506",
            at,
            $"Task {Quote.Text(task)} asks for {gpus} GPUs, but a node has {capacity}, "
                + $"and a task on several nodes uses whole nodes. {advice}"
        );

    /// <summary>The nodes of a task have different GPUs free.</summary>
    public static Diagnostic GpuSlicesDiffer(TextLocation at, string task, string holders) =>
        Error(
            "SFLOW1507",
            at,
            $"Task {Quote.Text(task)} needs the same GPUs on each of its nodes, but other tasks use different ones: {holders}. "
                + "Choose its GPUs with resources.gpus.indices or its nodes with resources.nodes.indices, "
                + "or move it before the tasks that use part of a node."
        );

    /// <summary>A task asks for GPUs of a backend that does not say how many it has.</summary>
    public static Diagnostic UnknownGpuCapacity(TextLocation at, string task, string backend) =>
        Warning(
            "SFLOW1508",
            at,
            $"Task {Quote.Text(task)} asks for GPUs, but backend {Quote.Text(backend)} does not say how many it has, "
                + "so Sflow can't check that they exist. Add gpus_per_node to the backend."
        );

    /// <summary>A log probe names a task with replicas, each of which has its own log.</summary>
    public static Diagnostic LoggerIsReplicated(TextLocation at, string logger, IReadOnlyList<string> replicas) =>
        Error(
            "SFLOW1509",
            at,
            $"{Quote.Text(logger)} is not a single task with a log. Name one of its replicas.{Listing("replica", replicas)}"
        );

    /// <summary>A task's GPUs can't be distributed evenly over its nodes.</summary>
    public static Diagnostic GpusNotMultipleOfNodes(TextLocation at, string task, int gpus, int nodes, int next) =>
        Error(
            "SFLOW1510",
            at,
            $"Task {Quote.Text(task)} asks for {Count(gpus, "GPU")} on {nodes} nodes, but count is the number on all nodes together, "
                + $"and each node gets the same. Write {next} for {Count(next / nodes, "GPU")} on each node, or use fewer nodes."
        );

    /// <summary>A task asks for GPUs of a backend without GPUs.</summary>
    public static Diagnostic NoGpusOnBackend(TextLocation at, string task, Located<string> backend) =>
        Error(
            "SFLOW1511",
            at,
            $"Task {Quote.Text(task)} asks for GPUs, but backend {Quote.Text(backend.Value)} has none: its gpus_per_node is 0. "
                + "Remove resources.gpus from the task, or use another backend."
        ) with
        {
            Related = [backend],
        };

    /// <summary>A task names a GPU that a node does not have.</summary>
    public static Diagnostic GpuOutOfRange(TextLocation at, string task, int gpu, int capacity) =>
        Error(
            "SFLOW1512",
            at,
            $"Task {Quote.Text(task)} names GPU {gpu}, but a node has only "
                + $"{(capacity == 1 ? "GPU 0" : $"the GPUs 0 to {capacity - 1}")}. Name one of these."
        );

    /// <summary>Other tasks have the GPUs that a task names.</summary>
    public static Diagnostic GpuIndicesBusy(
        TextLocation at,
        string task,
        string gpus,
        int needed,
        int nodes,
        string holders,
        string advice
    ) =>
        Error(
            "SFLOW1513",
            at,
            $"Task {Quote.Text(task)} asks for GPU {gpus} on {Count(needed, "node")}, "
                + "but there are not so many nodes that have exactly these free. "
                + $"The task can use {Count(nodes, "node")}. Current use: {holders}. Name other GPUs, or leave out indices.{advice}"
        );

    /// <summary>The number of a task's GPUs does not agree with their indices.</summary>
    public static Diagnostic GpuCountOfIndices(TextLocation at, string task, int count, int indices, int? nodes) =>
        Error(
            "SFLOW1514",
            at,
            $"Task {Quote.Text(task)} asks for {Count(count, "GPU")}, but names {Count(indices, "GPU")} of each node. "
                + (
                    nodes is { } known
                        ? $"On {Count(known, "node")}, count is {(long)known * indices}: write that, or leave out count."
                        : $"Write a multiple of {indices}, or leave out count."
                )
        );

    /// <summary>The GPUs that a task names are none, or one of them twice.</summary>
    public static Diagnostic GpuIndicesNotDistinct(TextLocation at, string task, int? twice) =>
        Error(
            "SFLOW1515",
            at,
            twice is { } gpu
                ? $"Task {Quote.Text(task)} names GPU {gpu} twice. Name each GPU once."
                : $"Task {Quote.Text(task)} has an empty list of GPUs. Name at least one, or write count."
        );

    /// <summary>Two tasks have the same GPU of one machine, because its nodes are names of that machine.</summary>
    public static Diagnostic GpuOnTwoNodesOfOneMachine(
        TextLocation at,
        string task,
        string node,
        int gpu,
        string other,
        string otherNode
    ) =>
        Warning(
            "SFLOW1516",
            at,
            $"Task {Quote.Text(task)} on {node} and task {Quote.Text(other)} on {otherNode} can run at the same time, "
                + $"and both get GPU {gpu} of one machine: the nodes of a local backend, and the first node of an allocation, "
                + "are the machine on which the script runs. "
                + "Plan both on the same node, or let one task depend on the other."
        );

    /// <summary>Another task has claimed the nodes that a task needs.</summary>
    public static Diagnostic NodesClaimed(TextLocation at, string task, string nodes, string holders) =>
        Error(
            "SFLOW1517",
            at,
            $"Task {Quote.Text(task)} runs on node {nodes}, which other tasks have claimed with release_after: {holders}. {ClaimAdvice}."
        );

    /// <summary>Other tasks have claimed so many nodes that too few are left.</summary>
    public static Diagnostic TooFewUnclaimedNodes(TextLocation at, string task, int needed, int left, string holders) =>
        Error(
            "SFLOW1518",
            at,
            $"Task {Quote.Text(task)} needs {Count(needed, "node")}, but other tasks have claimed nodes with release_after, "
                + $"and {(left == 1 ? "1 node is" : $"{left} nodes are")} left: {holders}. {ClaimAdvice}."
        );

    /// <summary>A task claims a node on which another task can be running.</summary>
    public static Diagnostic ClaimedNodeInUse(TextLocation at, string task, int node, string user) =>
        Warning(
            "SFLOW1519",
            at,
            $"Task {Quote.Text(task)} claims node {node}, but task {Quote.Text(user)} can run there at the same time. "
                + $"Let one of them depend on the other, or give {Quote.Text(user)} other nodes with resources.nodes."
        );

    /// <summary>A task is to come before a task that does not exist.</summary>
    public static Diagnostic RequiredByUnknownTask(TextLocation at, string task, string target, string? suggestion) =>
        Warning(
            "SFLOW1520",
            at,
            $"Task {Quote.Text(task)} is required_by {Quote.Text(target)}, but there is no such task, so the entry has no effect."
                + $"{DidYouMean(suggestion)} Correct the name or remove it; if the task may be missing, list it as a missable task."
        );

    /// <summary>A task that is to come before a missing task, which may be missing.</summary>
    public static Diagnostic RequiredByMissingTask(TextLocation at, string task, string target) =>
        Info(
            "SFLOW1521",
            at,
            $"Task {Quote.Text(task)} is required_by {Quote.Text(target)}, which does not exist and may be missing. "
                + "The entry has no effect."
        );

    /// <summary>A task is to come before itself.</summary>
    public static Diagnostic RequiredByItself(TextLocation at, string task) =>
        Warning("SFLOW1522", at, $"Task {Quote.Text(task)} is required_by itself, which has no effect. Remove the name.");

    // ---- 16 generation ----

    /// <summary>srun reads a variable of the workflow as one of its own options.</summary>
    public static Diagnostic SrunReadsVariable(TextLocation at, string variable) =>
        Warning(
            "SFLOW1618",
            at,
            $"srun reads the variable {Quote.Text(variable)} as an option, which changes the steps of the tasks "
                + "(srun(1), INPUT ENVIRONMENT VARIABLES). Rename the variable."
        );

    /// <summary>An option can't be written into a <c>#SBATCH</c> line.</summary>
    public static Diagnostic UnsafeDirective(TextLocation at, string option, string? property) =>
        Error(
            "SFLOW1601",
            at,
            $"{Quote.Text(option)}{(property is null ? "" : $" (property {property})")} can't be used in a #SBATCH line: "
                + "it must begin with - and contain only printable ASCII without quotes, backslashes, #, ` and $."
        );

    /// <summary>The tasks of one workflow use two allocations.</summary>
    public static Diagnostic TwoAllocations(TextLocation at, string first, string second) =>
        Error(
            "SFLOW1602",
            at,
            $"Tasks use the slurm backends {Quote.Text(first)} and {Quote.Text(second)}, but a job has only one allocation. "
                + "Put the tasks on one backend, or split the workflow."
        );

    /// <summary>More tasks can run at once than a job can supervise.</summary>
    public static Diagnostic TooManyAtOnce(TextLocation at, int width, int limit) =>
        Error(
            "SFLOW1603",
            at,
            $"{width} tasks can run at once, but one job supervises at most {limit}. "
                + "Make them wait for each other, or split the workflow into rows of a sweep."
        );

    /// <summary>A script is larger than Slurm accepts.</summary>
    public static Diagnostic ScriptTooLong(TextLocation at, int size, int limit) =>
        Error(
            "SFLOW1604",
            at,
            $"The script would have {Mebibytes(size)} MiB, but Slurm accepts at most {Mebibytes(limit)} MiB. "
                + "Move the largest strings into files, and name these with fs://."
        );

    /// <summary>A value contains a character that no process can receive.</summary>
    public static Diagnostic NulCharacter(TextLocation at, string what, string character = "a NUL character") =>
        Error("SFLOW1605", at, $"There is {character} in {what}. It can't be passed to a process: remove it.");

    /// <summary>A value is longer than the kernel accepts as an argument or a variable.</summary>
    public static Diagnostic ValueTooLong(TextLocation at, string what, int size, int limit) =>
        Error(
            "SFLOW1606",
            at,
            $"There are {size} bytes in {what}, but the limit is {limit}. "
                + "Put the value into a file: an artifact with content, or an fs:// path."
        );

    /// <summary>A task starts a step of Slurm on the local machine.</summary>
    public static Diagnostic StepWithoutAllocation(TextLocation at, string task, string backend) =>
        Warning(
            "SFLOW1607",
            at,
            $"Task {Quote.Text(task)} uses srun on the local backend {Quote.Text(backend)}. "
                + "It can run only if you start the script inside a Slurm allocation that has a node of that name."
        );

    /// <summary>ssh would misread a host or a user.</summary>
    public static Diagnostic UnsafeHost(TextLocation at, string field, string value) =>
        Error("SFLOW1608", at, $"{Quote.Text(field)} can't be {Quote.Text(value)}: it must not begin with - or contain white space.");

    /// <summary>Nothing limits the wait for a service.</summary>
    public static Diagnostic EndlessService(TextLocation at, IReadOnlyList<string> tasks) =>
        Warning(
            "SFLOW1610",
            at,
            $"If {(tasks.Count == 1 ? "task" : "one of the tasks")} {string.Join(", ", tasks.Select(Quote.Text))} never becomes ready, "
                + "the workflow waits forever. Add a timeout, such as timeout: 1200, to each readiness probe, or add one to the workflow."
        );

    /// <summary>A log pattern is empty or has several lines.</summary>
    public static Diagnostic PatternNotOneLine(TextLocation at) =>
        Error("SFLOW1611", at, "A log is searched line by line, so the pattern must be one line and must not be empty.");

    /// <summary>A regular expression can't be used in the job.</summary>
    public static Diagnostic BadRegex(TextLocation at, string pattern, string problem) =>
        Error("SFLOW1612", at, $"The regular expression {Quote.Text(pattern)} can't be used: {Quote.Plain(problem)}.");

    /// <summary>A URL contains white space or a control character.</summary>
    public static Diagnostic UnsafeUrl(TextLocation at, string url) =>
        Error(
            "SFLOW1613",
            at,
            $"{Quote.Text(url)} is not a valid URL: it contains white space or a control character. Write %20 for a space."
        );

    /// <summary>An HTTP header can't be sent.</summary>
    public static Diagnostic UnsafeHeader(TextLocation at, string name) =>
        Error(
            "SFLOW1614",
            at,
            $"The header {Quote.Text(name)} can't be sent: its name must be one word of ASCII without a colon, and its value one line."
        );

    /// <summary>An output pattern can't be used.</summary>
    public static Diagnostic BadOutputPattern(TextLocation at, string pattern, string problem) =>
        Error("SFLOW1615", at, $"The pattern {Quote.Text(pattern)} can't be used: {Quote.Plain(problem)}.");

    /// <summary>A script template can't be used.</summary>
    public static Diagnostic BadTemplate(TextLocation at, string problem) =>
        Error("SFLOW1616", at, $"The template can't be used: {Quote.Plain(problem)}");

    /// <summary>A script template leaves out a required part.</summary>
    public static Diagnostic TemplateLeavesOut(TextLocation at, string piece) =>
        Error("SFLOW1617", at, $"The template leaves out {piece}. Every script needs this part, unchanged.");

    /// <summary>An option of docker or ssh breaks the start, the end or the result of a task.</summary>
    public static Diagnostic OptionBreaksTask(TextLocation at, string option, string operation, string why) =>
        Error("SFLOW1620", at, $"{Quote.Text(option)} can't be in the extra_args of operator {Quote.Text(operation)}: {why}");

    /// <summary>A word among the options of docker or ssh is not an option.</summary>
    public static Diagnostic WordIsNotAnOption(TextLocation at, string word, string operation, string takenFor) =>
        Error(
            "SFLOW1621",
            at,
            $"{Quote.Text(word)} in the extra_args of operator {Quote.Text(operation)} is neither an option nor the value of one, "
                + $"so it would be read as the {takenFor}. Write the option before its value, each as a separate entry."
        );

    /// <summary>A task is planned on a node to which its operator does not go.</summary>
    public static Diagnostic RunsOnAnotherNode(TextLocation at, string task, string kind, int node, bool hasGpus) =>
        Warning(
            "SFLOW1622",
            at,
            $"Task {Quote.Text(task)} is planned on node {node}, but a {kind} operator runs its script on node 0, "
                + "the first node of the job. "
                + (hasGpus ? $"There it uses the GPU numbers that it has on node {node}. " : "")
                + $"A TCP probe without a host looks at node {node}. "
                + "Use an srun operator, or write resources: {nodes: {indices: [0]}}."
        );

    /// <summary>srun splits the lines of a task that a probe or an output reads.</summary>
    public static Diagnostic TornLines(TextLocation at, string task, string readers) =>
        Warning(
            "SFLOW1625",
            at,
            $"srun sends the output of task {Quote.Text(task)} in pieces (unbuffered) and ends each piece with a newline (label). "
                + $"A line that a program writes in several parts becomes several lines, and {readers} can miss it. "
                + "Remove unbuffered, or add label: false."
        );

    /// <summary>A container stays on the node, where the next job can find it.</summary>
    public static Diagnostic ContainerOutlivesJob(TextLocation at, string name) =>
        Warning(
            "SFLOW1626",
            at,
            $"With container_name_scope: node, the container {Quote.Text(name)} stays on the node when the job ends, "
                + "unless the site's Pyxis removes it. The next job that uses the name runs in it, whatever image it asks for. "
                + "Remove container_name_scope, or put the image's version into the name."
        );

    /// <summary>Pyxis can't read a mount.</summary>
    public static Diagnostic BadContainerMount(TextLocation at, string mount, string problem) =>
        Error(
            "SFLOW1627",
            at,
            $"Pyxis can't read the mount {Quote.Text(mount)}: {problem}. Write SOURCE:TARGET or SOURCE:TARGET:FLAGS. "
                + "Begin each path with / or ./, and write a variable as ${{ variables.NAME }}."
        );

    /// <summary>Every container mounts this folder, but its path can't be written in a mount.</summary>
    public static Diagnostic UnsafeMountPath(TextLocation at, string what, string path, char character) =>
        Error(
            "SFLOW1628",
            at,
            $"Containers get {what} as a mount, but its path {Quote.Text(path)} contains {Quote.Character(character)}, "
                + "which Pyxis would misread. Use a path without it, such as a symbolic link."
        );

    /// <summary>Pyxis looks for an image file in a registry.</summary>
    public static Diagnostic ImageFileTakenForReference(TextLocation at, string image) =>
        Warning(
            "SFLOW1629",
            at,
            $"Pyxis looks for {Quote.Text(image)} in a registry, because the path of an image file must begin with / or ./. "
                + $"Write {Quote.Text("./" + image)}, or the whole path."
        );

    /// <summary>A container can't have this name.</summary>
    public static Diagnostic BadContainerName(TextLocation at, string name, string problem) =>
        Error(
            "SFLOW1630",
            at,
            $"{Quote.Text(name)} can't be the name of a container: {problem}. "
                + $"Write a name, or a name with one of Pyxis's flags, such as {Quote.Text("server:exec")}."
        );

    /// <summary>A pattern contains a character that no visible line has.</summary>
    public static Diagnostic PatternHasControl(TextLocation at, string pattern, string character) =>
        Error(
            "SFLOW1635",
            at,
            $"The pattern {Quote.Text(pattern)} contains {character}, so no line can match: patterns see a line as a screen shows it, "
                + "without colours and other control characters. Remove the character."
        );

    /// <summary>An option of sbatch would change what a submission is.</summary>
    public static Diagnostic OptionBreaksSubmission(TextLocation at, string option, string why) =>
        Error("SFLOW1640", at, $"{Quote.Text(option)} can't be an option of sbatch here: {why} Remove the option.");

    /// <summary>Slurm can't read a time limit.</summary>
    public static Diagnostic TimeUnreadable(TextLocation at, string time, string? suggestion) =>
        Error(
            "SFLOW1641",
            at,
            $"Slurm can't read the time {Quote.Text(time)}. "
                + (
                    suggestion is null
                        ? "Write minutes, MM:SS, HH:MM:SS, D-HH, D-HH:MM or D-HH:MM:SS, such as 02:00:00, or UNLIMITED."
                        : $"Write {suggestion}."
                )
        );

    /// <summary>A job's name contains a slash.</summary>
    public static Diagnostic JobNameHasSlash(TextLocation at, string name) =>
        Error(
            "SFLOW1642",
            at,
            $"The job name {Quote.Text(name)} contains /. It is part of the name of the job's log file, "
                + "and Slurm does not create folders. Write another character."
        );

    /// <summary>The folder of a property is written as in a shell.</summary>
    public static Diagnostic FolderNeedsShell(TextLocation at, string property, string folder, string word) =>
        Error(
            "SFLOW1643",
            at,
            $"The property {property} can't be {Quote.Text(folder)}: it is the name of a folder, and no shell replaces {Quote.Text(word)}. "
                + "Write the whole path on the cluster. In a project, $(HOME) and $(USER) are replaced by the values of the build machine."
        );

    /// <summary>The output folder can't be used.</summary>
    public static Diagnostic OutputFolderUnwritable(TextLocation at, string folder, string problem) =>
        Error(
            "SFLOW1644",
            at,
            $"The output folder {Quote.Text(folder)} can't be written: {Quote.Plain(problem)}. Set "
                + $"{HostWords.Of("SflowOutputPath")} to another folder."
        );

    // ---- 17 sweeps ----

    /// <summary>The CSV file can't be read.</summary>
    public static Diagnostic CsvUnreadable(TextLocation at, string path, string problem) =>
        Error("SFLOW1701", at, $"The sweep's CSV {Quote.Text(path)} can't be read: {problem}.");

    /// <summary>The CSV file has no header.</summary>
    public static Diagnostic CsvEmpty(TextLocation at) =>
        Error("SFLOW1702", at, "The CSV is empty. Write a line of column names and one line per job.");

    /// <summary>The CSV file has a header and nothing else.</summary>
    public static Diagnostic CsvWithoutRows(TextLocation at) =>
        Error("SFLOW1703", at, "The CSV has a header but no rows. Write one line per job.");

    /// <summary>The quote of a cell is never closed.</summary>
    public static Diagnostic CsvUnclosedQuote(TextLocation at) =>
        Error("SFLOW1704", at, "This cell begins with a quote that is never closed. Close it, and double each quote inside the cell.");

    /// <summary>Text follows the closing quote of a cell.</summary>
    public static Diagnostic CsvTextAfterQuote(TextLocation at) =>
        Error(
            "SFLOW1705",
            at,
            "A quoted cell of this row continues after its closing quote. "
                + "Put the whole cell between quotes, and double each quote inside it."
        );

    /// <summary>The CSV file contains a control character.</summary>
    public static Diagnostic CsvControlCharacter(TextLocation at, char character, int more) =>
        Error(
            "SFLOW1706",
            at,
            $"The CSV contains the control character U+"
                + $"{((int)character).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)}. Remove it."
                + (more > 0 ? $" {more} more control {(more == 1 ? "character follows" : "characters follow")}." : "")
        );

    /// <summary>A row has more cells than there are columns.</summary>
    public static Diagnostic CsvRowTooLong(TextLocation at, int row, int cells, int columns) =>
        Error(
            "SFLOW1707",
            at,
            $"Row {row} has {cells} cells, but there {(columns == 1 ? "is 1 column" : $"are {columns} columns")}. "
                + "Quote a value that contains a comma: \"[1,2]\"."
        );

    /// <summary>Two columns have the same name.</summary>
    public static Diagnostic CsvDuplicateColumn(TextLocation at, string name, TextLocation first) =>
        Error("SFLOW1708", at, $"There are two columns with the name {Quote.Text(name)}. Keep one of them.") with
        {
            Related = [new Located<string>("the first one", first)],
        };

    /// <summary>A column has an empty name.</summary>
    public static Diagnostic CsvColumnWithoutName(TextLocation at, int number) =>
        Error("SFLOW1709", at, $"Column {number} has no name. Name it, or remove the extra comma.");

    /// <summary>The name of a column begins or ends with white space.</summary>
    public static Diagnostic CsvColumnWithSpace(TextLocation at, string name, string trimmed) =>
        Error("SFLOW1710", at, $"The column name {Quote.Text(name)} begins or ends with a space. Write {Quote.Text(trimmed)}.");

    /// <summary>A column sets nothing that the workflows of the rows define.</summary>
    public static Diagnostic CsvUnknownColumn(TextLocation at, string name, string? suggestion) =>
        Error(
            "SFLOW1711",
            at,
            $"The column {Quote.Text(name)} is not a variable or an artifact in any row's modules.{DidYouMean(suggestion)}"
        );

    /// <summary>The CSV file is larger than a sweep can be.</summary>
    public static Diagnostic CsvTooLarge(TextLocation at, int rows, int columns) =>
        Error("SFLOW1712", at, $"The CSV has more than {rows} rows or {columns} columns. Split it into several sweeps.");

    /// <summary>Neither the row nor the project names a module.</summary>
    public static Diagnostic RowWithoutModules(TextLocation at, int row, string column, int others) =>
        Error(
            "SFLOW1713",
            at,
            $"Row {row}{(others == 0 ? " has" : others == 1 ? " and 1 more row have" : $" and {others} more rows have")} no modules. "
                + $"List them in the column {Quote.Text(column)}, separated by spaces, "
                + $"or add {HostWords.Of("SflowModule items to the workflow of the sweep")}."
        );

    /// <summary>A module that a row names can't be read.</summary>
    public static Diagnostic RowModuleUnreadable(TextLocation at, int row, string column, string module, string problem, string? others) =>
        Error(
            "SFLOW1714",
            at,
            $"Row {row}, column {Quote.Text(column)}: the module {Quote.Text(module)} can't be read: {problem}. "
                + $"Paths are relative to the CSV's folder.{(others is null ? "" : $" It is also named by {others}.")}"
        );

    /// <summary>Two columns give different numbers of nodes.</summary>
    public static Diagnostic NodeColumnsDisagree(TextLocation at, int row, string first, int firstNodes, string second, int secondNodes) =>
        Error(
            "SFLOW1715",
            at,
            $"Row {row} asks for {firstNodes} {(firstNodes == 1 ? "node" : "nodes")} "
                + $"in the column {Quote.Text(first)} and for {secondNodes} in {Quote.Text(second)}. "
                + "Make them equal, or leave one empty."
        );

    /// <summary>A selection of rows can't be read.</summary>
    public static Diagnostic RowSelectionInvalid(TextLocation at, string problem) =>
        Error(
            "SFLOW1716",
            at,
            $"The row selection is not valid: {problem}. Write row numbers such as '1,3,5', or a range such as '1:4', "
                + "which ends before its second number: 1, 2 and 3."
        );

    /// <summary>A selection matches no row.</summary>
    public static Diagnostic RowSelectionEmpty(TextLocation at, string selection) =>
        Error(
            "SFLOW1717",
            at,
            $"The row selection {Quote.Text(selection)} selects no row. Remove it to select all rows. "
                + "A range ends before its second number: '1:4' selects 1, 2 and 3."
        );

    /// <summary>A selection names a row that does not exist.</summary>
    public static Diagnostic RowOutOfRange(TextLocation at, string selection, int row, int rows) =>
        Error(
            "SFLOW1718",
            at,
            $"The row selection {Quote.Text(selection)} names row {row}, but the CSV has only "
                + $"{(rows == 1 ? "row 1" : $"the rows 1 to {rows}")}."
        );

    /// <summary>Stands for the same diagnostic, with other words, of many more rows.</summary>
    public static Diagnostic MoreRowsLikeThis(TextLocation at, Severity severity, string code, string? column, string rows) =>
        new(
            "SFLOW1719",
            severity,
            at,
            $"More {code} diagnostics {(column is null ? "at this location" : $"in the column {Quote.Text(column)}")} are not shown. "
                + $"They concern {rows}."
        );

    /// <summary>A module that the project adds to every row can't be read.</summary>
    public static Diagnostic SweepModuleUnreadable(TextLocation at, string module, string problem) =>
        Error(
            "SFLOW1720",
            at,
            $"The module {Quote.Text(module)}, which the project puts before the modules of every row, can't be read: {problem}."
        );

    /// <summary>The first line of a CSV is a comment instead of the names of the columns.</summary>
    public static Diagnostic CsvComment(TextLocation at) =>
        Error(
            "SFLOW1721",
            at,
            "The first line of the CSV begins with '#', but it must name the columns, and a CSV has no comments. Remove the line."
        );

    /// <summary>The columns of a CSV are separated by something else than commas.</summary>
    public static Diagnostic CsvSeparator(TextLocation at, char separator) =>
        Error(
            "SFLOW1722",
            at,
            $"The columns are separated by {(separator == '\t' ? "tabs" : $"'{separator}'")}, but a CSV of Sflow has commas. "
                + "Save the file with commas, with a dot in decimal numbers, and as UTF-8."
        );

    /// <summary>A row has no values.</summary>
    public static Diagnostic CsvEmptyRow(TextLocation at, int row, int more) =>
        Error(
            "SFLOW1723",
            at,
            $"Row {row}{(more == 0 ? "" : more == 1 ? " and 1 more row" : $" and {more} more rows")} "
                + $"{(more == 0 ? "has" : "have")} only empty cells, but each row is a job. "
                + (more == 0 ? "Remove the line." : "Remove the lines.")
        );

    /// <summary>A row has fewer cells than there are columns.</summary>
    public static Diagnostic CsvRowTooShort(TextLocation at, int row, int cells, IReadOnlyList<string> missing, int more) =>
        Warning(
            "SFLOW1724",
            at,
            $"Row {row} has only {cells} {(cells == 1 ? "cell" : "cells")}, so "
                + $"{string.Join(", ", System.Linq.Enumerable.Take(missing, 5))}{(missing.Count > 5 ? " …" : "")} "
                + $"{(missing.Count == 1 ? "counts" : "count")} as empty. Add the missing commas."
                + (
                    more == 0 ? ""
                    : more == 1 ? " 1 more row is too short."
                    : $" {more} more rows are too short."
                )
        );

    /// <summary>A row of a CSV looks like a comment.</summary>
    public static Diagnostic CsvCommentRow(TextLocation at, int row) =>
        Error(
            "SFLOW1725",
            at,
            $"Row {row} begins with '#', but a CSV has no comments. Remove the line, or put quotes around the cell if it is a value."
        );

    // ---- 18 Slurm and submission ----

    /// <summary>Slurm accepted a script.</summary>
    public static Diagnostic Submitted(TextLocation at, string row, string job, bool isChanged) =>
        Info(
            "SFLOW1801",
            at,
            $"{Quote.Text(row)} is job {job}.{(isChanged ? " Its script has changed since it was last submitted." : "")}"
        );

    /// <summary>An earlier call submitted the script.</summary>
    public static Diagnostic AlreadySubmitted(TextLocation at, string row, string job) =>
        Info("SFLOW1802", at, $"{Quote.Text(row)} is already submitted as job {job} and is not submitted again.");

    /// <summary>Slurm refused a script.</summary>
    public static Diagnostic SubmissionRejected(TextLocation at, string row, string reason) =>
        Error("SFLOW1803", at, $"Slurm refused {Quote.Text(row)}: '{Quote.Visible(reason)}'.");

    /// <summary>sbatch ended without saying whether there is a job.</summary>
    public static Diagnostic SubmissionUncertain(TextLocation at, string row, string reason) =>
        Error(
            "SFLOW1804",
            at,
            $"It is not known whether Slurm accepted {Quote.Text(row)}: '{Quote.Visible(reason)}'. "
                + "Submit again when Slurm answers: Sflow asks its queue first, so nothing is submitted twice."
        );

    /// <summary>Slurm gives no answer, so that nothing can be submitted.</summary>
    public static Diagnostic SlurmUnreachable(TextLocation at, string reason, string consequence = "nothing is submitted") =>
        Error("SFLOW1805", at, $"Slurm gives no answer, so {consequence}: '{Quote.Visible(reason)}'. Try again when Slurm answers.");

    /// <summary>An sbatch of an earlier call may still be running.</summary>
    public static Diagnostic SubmissionUnderWay(TextLocation at, string row, string time) =>
        Warning(
            "SFLOW1806",
            at,
            $"An earlier call was interrupted while it submitted {Quote.Text(row)}, at {time}, and its sbatch may still be running. "
                + "The row is left alone. Submit again when that sbatch has ended: Sflow asks Slurm about it."
        );

    /// <summary>A line of the submission record can't be read.</summary>
    public static Diagnostic LedgerDamaged(TextLocation at) =>
        Error(
            "SFLOW1807",
            at,
            "This line of the submission record is damaged, so nothing is submitted. Restore the file from a copy. Without one, move "
                + "the file away: Sflow finds the jobs that Slurm still knows."
        );

    /// <summary>The submission record can't be opened or written.</summary>
    public static Diagnostic LedgerUnusable(TextLocation at, string problem) =>
        Error("SFLOW1808", at, $"The submission record can't be used: {problem}");

    /// <summary>A script is missing or was changed after the build.</summary>
    public static Diagnostic ScriptUnreadable(TextLocation at, string row, string problem) =>
        Error("SFLOW1809", at, $"The script of {Quote.Text(row)} can't be submitted: {problem}.");

    /// <summary>Slurm is too busy to accept a script.</summary>
    public static Diagnostic SlurmBusy(TextLocation at, string row, int attempts, string reason) =>
        Error(
            "SFLOW1810",
            at,
            $"Slurm did not accept {Quote.Text(row)} in {attempts} attempts: '{Quote.Visible(reason)}'. Sflow stopped submitting. "
                + "Submit again when Slurm answers; jobs that it accepted stay."
        );

    /// <summary>Rows that the next call will submit.</summary>
    public static Diagnostic RowsLeft(TextLocation at, int rows) =>
        Info("SFLOW1811", at, rows == 1 ? "1 more script waits for the next call." : $"{rows} more scripts wait for the next call.");

    /// <summary>The job of a row still runs, or has completed.</summary>
    public static Diagnostic JobStillThere(TextLocation at, string row, string job, string state) =>
        Info("SFLOW1812", at, $"{Quote.Text(row)} is not submitted again: its job {job} is {state}.");

    /// <summary>Nothing tells how the last job of a row ended.</summary>
    public static Diagnostic JobStateUnknown(TextLocation at, string row, string job) =>
        Warning(
            "SFLOW1813",
            at,
            $"The state of job {job} of {Quote.Text(row)} is not known: neither Slurm's queue nor its accounting nor a run folder "
                + $"shows it. The script is not submitted again. To submit it all the same, use "
                + $"{HostWords.Of("SflowSubmit=all with SflowRows")}."
        );

    /// <summary>sbatch can't be started.</summary>
    public static Diagnostic SbatchMissing(TextLocation at, string reason) =>
        Error(
            "SFLOW1814",
            at,
            $"sbatch can't be started: '{Quote.Visible(reason)}'. Nothing is submitted. Submit on a machine that has Slurm's commands, "
                + "such as a login node."
        );

    /// <summary>A job of the former content of a row has not ended.</summary>
    public static Diagnostic FormerContentRuns(TextLocation at, string row, string job, string state) =>
        Warning(
            "SFLOW1815",
            at,
            $"{Quote.Text(row)} has changed, and job {job} of its former content is {state}. The row is not submitted. "
                + $"To cancel that job and submit the row, use {HostWords.Of("SflowSubmit=replace")}. To run both, use "
                + $"{HostWords.Of("SflowSubmit=alongside")}."
        );

    /// <summary>Many finished rows would run again.</summary>
    public static Diagnostic ConfirmationNeeded(TextLocation at, int rows, string? gpuHours) =>
        Error(
            "SFLOW1816",
            at,
            $"{rows} rows that have completed would run again{(gpuHours is null ? "" : $"; they took {gpuHours} GPU hours")}. "
                + $"To submit them, add {HostWords.Of("-p:SflowConfirm=true")}. To see them, add {HostWords.Of("-p:SflowDryRun=true")}."
        );

    /// <summary>A script is not the one that the call has looked at.</summary>
    public static Diagnostic ScriptChanged(TextLocation at, string row) =>
        Error(
            "SFLOW1817",
            at,
            $"The script of {Quote.Text(row)} changed during the submission, perhaps because of another build. The row is not submitted. "
                + "Submit again."
        );

    /// <summary>Slurm did not cancel a job.</summary>
    public static Diagnostic CancelRefused(TextLocation at, string job, string reason) =>
        Error("SFLOW1818", at, $"Slurm did not cancel job {job}: '{Quote.Visible(reason)}'.");

    /// <summary>A row has a submission from before submissions were identified by their content.</summary>
    public static Diagnostic SubmittedBeforeIdentities(TextLocation at, string row, string job) =>
        Warning(
            "SFLOW1819",
            at,
            $"{Quote.Text(row)} was submitted as job {job} by Sflow 0.1, which did not record what the job does. The row is not submitted. "
                + $"To submit it, use {HostWords.Of("SflowSubmit=all with SflowRows")}."
        );

    /// <summary>Slurm does not say whether there is a job of an interrupted submission.</summary>
    public static Diagnostic SubmissionStaysOpen(TextLocation at, string row, string time, string reason) =>
        Error(
            "SFLOW1820",
            at,
            $"An earlier call was interrupted while it submitted {Quote.Text(row)}, at {time}, and Slurm does not say whether there is "
                + $"a job: '{Quote.Visible(reason)}'. The row is left alone. Submit again when Slurm answers."
        );

    /// <summary>The folder that jobs are submitted from does not exist.</summary>
    public static Diagnostic WorkspaceMissing(TextLocation at, string folder) =>
        Error(
            "SFLOW1821",
            at,
            $"The workspace {Quote.Text(folder)} does not exist on this machine, so nothing is submitted: jobs are submitted from it. "
                + $"Create it, or correct {HostWords.Of("SflowWorkspaceDir")}."
        );

    // ---- 19 projects ----

    /// <summary>The name of a workflow or sweep can't be a file name.</summary>
    public static Diagnostic UnitNameUnfit(TextLocation at, string name, bool isReserved) =>
        Error(
            "SFLOW1901",
            at,
            $"{Quote.Text(name)} can't name a workflow or a sweep, because files are named after it. "
                + (
                    isReserved
                        ? "Windows reserves this name for a device. Use another one: set the metadata Workflow or Name."
                        : "Use at most 100 letters, digits, '.', '_' and '-', and do not begin with '.' or '-': "
                            + "set the metadata Workflow or Name."
                )
        );

    /// <summary>Two workflows or sweeps have the same name.</summary>
    public static Diagnostic UnitNameTwice(TextLocation at, string name) =>
        Error(
            "SFLOW1902",
            at,
            $"Two workflows or sweeps of the project have the name {Quote.Text(name)} (upper and lower case count as equal). "
                + "Give one of them another Workflow or Name."
        );

    /// <summary>No workflow defines the name of an override.</summary>
    public static Diagnostic ItemReachesNothing(TextLocation at, string itemType, string name, string? suggestion) =>
        Error(
            "SFLOW1903",
            at,
            $"The {itemType} {Quote.Text(name)} is not defined by any workflow that it applies to.{DidYouMean(suggestion)}"
        );

    /// <summary>An item names a workflow that the project doesn't have.</summary>
    public static Diagnostic ItemOfUnknownWorkflow(TextLocation at, string itemType, string name, string workflow, string? suggestion) =>
        Error(
            "SFLOW1904",
            at,
            $"The {itemType} {Quote.Text(name)} belongs to the workflow {Quote.Text(workflow)}, which the project doesn't have."
                + DidYouMean(suggestion)
        );

    /// <summary>An item lacks its required metadata.</summary>
    public static Diagnostic ItemWithoutMetadata(TextLocation at, string itemType, string name, string metadata, string example) =>
        Error("SFLOW1905", at, $"The {itemType} {Quote.Text(name)} has no {metadata}. Add one, such as {metadata}=\"{example}\".");

    /// <summary>A workflow has both a matrix and a sweep.</summary>
    public static Diagnostic MatrixBesideSweep(TextLocation at, string name, string workflow, string sweep) =>
        Error(
            "SFLOW1906",
            at,
            $"The Values of SflowVariable {Quote.Text(name)} would give the workflow {Quote.Text(workflow)} a matrix, "
                + $"but its rows come from the sweep {Quote.Text(sweep)}. "
                + "Give the variable one Value, make it a column of the CSV, or name another Workflow."
        );

    /// <summary>A file that a property names can't be read.</summary>
    public static Diagnostic ProjectFileUnreadable(TextLocation at, string property, string path, string problem) =>
        Error("SFLOW1907", at, $"The property {property} names {Quote.Text(path)}, which can't be read: {problem}.");

    /// <summary>An output file can't be written.</summary>
    public static Diagnostic OutputUnwritable(TextLocation at, string unit, string problem) =>
        Error("SFLOW1908", at, $"The files of {Quote.Text(unit)} can't be written: {problem}");

    /// <summary>bash can't read a script.</summary>
    public static Diagnostic ShellSyntax(TextLocation at, string owner, string problem) =>
        Error(
            "SFLOW1910",
            at,
            $"bash can't read {owner}: {Quote.Plain(problem)}. To skip this check, set {HostWords.Of("SflowCheckShell=false")}."
        );

    /// <summary>bash or shellcheck warns about a script.</summary>
    public static Diagnostic ShellAdvice(TextLocation at, string tool, string owner, string advice) =>
        Warning("SFLOW1911", at, $"{tool} warns about {owner}: {Quote.Plain(advice)}");

    /// <summary>The path of an artifact does not exist on this machine.</summary>
    public static Diagnostic PathMissing(TextLocation at, string artifact, string path) =>
        Error(
            "SFLOW1912",
            at,
            $"The path {Quote.Text(path)} of artifact {Quote.Text(artifact)} is not on this machine, but "
                + $"{HostWords.Of("SflowCheckPaths")} requires it. "
                + "Correct the uri, or build on a machine that has the path."
        );

    /// <summary>A property has a value that it does not accept.</summary>
    public static Diagnostic SettingUnknown(TextLocation at, string property, string value, string allowed, string? near = null) =>
        Error(
            "SFLOW1913",
            at,
            $"The {HostWords.Of("property")} {HostWords.Of(property)} can't be {Quote.Text(value)}.{DidYouMean(near)} Write {allowed}."
        );

    /// <summary><c>sbatch --test-only</c> refuses a script.</summary>
    public static Diagnostic TestRefused(TextLocation at, string row, string reason) =>
        Error("SFLOW1914", at, $"Slurm would refuse {Quote.Text(row)}: {Quote.Text(reason)}.");

    /// <summary>A workflow defines none of the matrix variables.</summary>
    public static Diagnostic MatrixWithoutVariable(TextLocation at, string workflow, string name) =>
        Error(
            "SFLOW1915",
            at,
            $"The workflow {Quote.Text(workflow)} defines none of the variables that have Values, such as {Quote.Text(name)}. "
                + "Set their metadata Workflow to the workflow that the matrix is for."
        );

    /// <summary>Two items give Values to the same variable.</summary>
    public static Diagnostic MatrixVariableTwice(TextLocation at, string name) =>
        Error("SFLOW1916", at, $"Two SflowVariable items give Values to {Quote.Text(name)}. Put all values into one item.");

    /// <summary>The name of a matrix variable has another meaning as a column.</summary>
    public static Diagnostic MatrixVariableReserved(TextLocation at, string name) =>
        Error(
            "SFLOW1917",
            at,
            $"The variable {Quote.Text(name)} can't have Values: a column of this name is not a variable. Rename the variable."
        );

    /// <summary>A matrix has too many rows.</summary>
    public static Diagnostic MatrixTooLarge(TextLocation at, int limit) =>
        Error("SFLOW1918", at, $"The matrix has more than {limit} rows before any exclusion. Give its variables fewer Values.");

    /// <summary>The exclusions leave out every row of a matrix.</summary>
    public static Diagnostic MatrixEmpty(TextLocation at) =>
        Error("SFLOW1919", at, "The SflowExclude items leave out every row of the matrix. Remove one, or name more variables in it.");

    /// <summary>An exclusion names no variable.</summary>
    public static Diagnostic ExclusionWithoutVariable(TextLocation at, string name) =>
        Error(
            "SFLOW1920",
            at,
            $"The SflowExclude {Quote.Text(name)} names no variable. Add metadata for each variable that it is about, such as TP=\"4\"."
        );

    /// <summary>An exclusion names something that is not a matrix variable.</summary>
    public static Diagnostic UnknownExclusionVariable(TextLocation at, string exclusion, string name, string? suggestion) =>
        Error(
            "SFLOW1921",
            at,
            $"The SflowExclude {Quote.Text(exclusion)} names {Quote.Text(name)}, which is not a variable with Values."
                + DidYouMean(suggestion)
        );

    /// <summary>An exclusion matches no row.</summary>
    public static Diagnostic UnusedExclusion(TextLocation at, string exclusion, bool hasMatrix) =>
        Warning(
            "SFLOW1922",
            at,
            $"The SflowExclude {Quote.Text(exclusion)} leaves out nothing: "
                + (hasMatrix ? "no row of the matrix has all its values." : "no SflowVariable has Values that make a matrix.")
        );

    /// <summary>A variable has Values, but no workflow can have a matrix of it.</summary>
    public static Diagnostic MatrixOfNothing(TextLocation at, string name) =>
        Error(
            "SFLOW1923",
            at,
            $"The Values of SflowVariable {Quote.Text(name)} apply to no workflow of SflowModule items, "
                + "and only such a workflow can have a matrix. List the file of a self-contained workflow as SflowModule."
        );

    /// <summary>A property begins like those of Sflow and is not one of them.</summary>
    public static Diagnostic UnknownProperty(TextLocation at, string name, string? suggestion) =>
        Error(
            "SFLOW1931",
            at,
            $"{Quote.Text(name)} is not a property of Sflow."
                + (
                    suggestion is null
                        ? $" Remove it. If it is a property of your own, use it as $({Quote.Plain(name)}) in the project, or rename it."
                        : DidYouMean(suggestion)
                )
        );

    /// <summary>An item type begins like those of Sflow and is not one of them.</summary>
    public static Diagnostic UnknownItem(TextLocation at, string name, string? suggestion, IReadOnlyList<string> known) =>
        Error(
            "SFLOW1932",
            at,
            $"{Quote.Text(name)} is not an item type of Sflow.{(suggestion is null ? $" Write {Either(known)}." : DidYouMean(suggestion))}"
        );

    /// <summary>An item has metadata that its type doesn't have.</summary>
    public static Diagnostic UnknownMetadata(
        TextLocation at,
        string itemType,
        string name,
        string? suggestion,
        IReadOnlyList<string> known
    ) =>
        Error(
            "SFLOW1933",
            at,
            $"{Quote.Text(name)} is not metadata of {itemType}.{(suggestion is null ? $" Write {Either(known)}." : DidYouMean(suggestion))}"
        );

    /// <summary>Metadata has a value that it does not accept.</summary>
    public static Diagnostic MetadataValueUnknown(
        TextLocation at,
        string itemType,
        string metadata,
        string value,
        IReadOnlyList<string> allowed
    ) => Error("SFLOW1934", at, $"The metadata {metadata} of {itemType} can't be {Quote.Text(value)}. Write {Either(allowed)}.");

    /// <summary>A property or an item is in the wrong kind of group.</summary>
    public static Diagnostic WrongGroup(TextLocation at, string name, bool isItem) =>
        Error(
            "SFLOW1935",
            at,
            isItem
                ? $"{Quote.Text(name)} is an item type, not a property. Write <{name} Include=\"…\" /> in an ItemGroup."
                : $"{Quote.Text(name)} is a property, not an item type. Write <{name}>…</{name}> in a PropertyGroup."
        );

    /// <summary>A project that exists for workflows has none.</summary>
    public static Diagnostic ProjectWithoutWorkflows(TextLocation at) =>
        Warning(
            "SFLOW1936",
            at,
            "The project has nothing to compile. Add SflowModule items for the modules of a workflow, "
                + "SflowSweep for a CSV, or SflowWorkflow for a self-contained file."
        );

    /// <summary>The wildcards of an item match no file.</summary>
    public static Diagnostic WildcardMatchesNothing(TextLocation at, string itemType, string include) =>
        Warning(
            "SFLOW1937",
            at,
            $"The {itemType} {Quote.Text(include)} matches no file. Correct the path, which starts at the folder of the project."
        );

    /// <summary>An item that is not a file has a wildcard, which MSBuild replaces by the names of files.</summary>
    public static Diagnostic WildcardInName(TextLocation at, string itemType, string include, string escaped) =>
        Error(
            "SFLOW1938",
            at,
            $"MSBuild looks for files that match the {itemType} {Quote.Text(include)}, and drops the item if there are none. "
                + $"Write {Quote.Text(escaped)}."
        );

    /// <summary>Rows are selected, and no workflow of the project has rows.</summary>
    public static Diagnostic RowsWithoutSweep(TextLocation at, string selection) =>
        Error(
            "SFLOW1939",
            at,
            $"{HostWords.Of("The property SflowRows")} selects the rows {Quote.Text(selection)}, "
                + "but the project has no sweep and no matrix. Remove it."
        );

    /// <summary>The names of two workflows differ only in upper and lower case.</summary>
    public static Diagnostic WorkflowSpeltTwice(TextLocation at, string first, string other) =>
        Error(
            "SFLOW1940",
            at,
            $"The workflow names {Quote.Text(first)} and {Quote.Text(other)} differ only in upper and lower case, which count as equal. "
                + "Write the name in one way, or give one of the workflows another name."
        );

    // ---- helpers ----

    private const string ClaimAdvice =
        "Use other nodes or more nodes; or write release_after: task_completion there, and let this task depend on those tasks";

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    private static string DidYouMean(string? suggestion) => suggestion is null ? "" : $" Did you mean {Quote.Text(suggestion)}?";

    private static string Listing(string kind, IReadOnlyList<string> known) =>
        known.Count == 0
            ? $" The workflow has no {kind}s."
            : $" There {(known.Count == 1 ? "is" : "are")}: {string.Join(", ", System.Linq.Enumerable.Take(known, 12))}"
                + (known.Count > 12 ? ", …." : ".");

    // Rounded up, so that a size over the limit never looks as if it were within it.
    private static string Mebibytes(int bytes) =>
        (System.Math.Ceiling(bytes / 1048576.0 * 10) / 10).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);

    private static string OfMoreProbes(int more) =>
        more == 0 ? ""
        : more == 1 ? " 1 more probe has the same pattern."
        : $" {more} more probes have the same pattern.";

    private static string Either(IReadOnlyList<string> choices) =>
        choices.Count < 2
            ? string.Concat(choices)
            : $"{string.Join(", ", System.Linq.Enumerable.Take(choices, choices.Count - 1))} or {choices[choices.Count - 1]}";

    private static string Range(double? minimum, double? maximum) =>
        (minimum, maximum) switch
        {
            (null, { } most) => $"of at most {most}",
            ({ } least, null) => $"of at least {least}",
            _ => $"from {minimum} to {maximum}",
        };

    private static IEnumerable<string> Names(IEnumerable<Located<string>> items) =>
        System.Linq.Enumerable.Select(items, item => item.Value);

    private static Diagnostic Error(string code, TextLocation at, string message) => new(code, Severity.Error, at, message);

    private static Diagnostic Warning(string code, TextLocation at, string message) => new(code, Severity.Warning, at, message);

    private static Diagnostic Info(string code, TextLocation at, string message) => new(code, Severity.Info, at, message);
}
