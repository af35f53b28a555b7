namespace Sflow.Diagnostics;

// ---- 20 the sflow command ----
public static partial class Catalogue
{
    /// <summary>The command line has a word that the verb doesn't know, or lacks one that it needs.</summary>
    public static Diagnostic CommandLineWrong(TextLocation at, string problem, string? suggestion, string? verb) =>
        Error(
            "SFLOW2001",
            at,
            $"{Quote.Visible(problem)}.{DidYouMean(suggestion)}"
                + (verb is null ? "" : $" To see what {Quote.Plain(verb)} accepts, type {Quote.Plain(verb)} --help.")
        );

    /// <summary>A file or folder of the command can't be read or written.</summary>
    public static Diagnostic FileProblem(TextLocation at, string problem) => Error("SFLOW2002", at, Quote.Plain(problem));

    /// <summary>The library that makes PNG pictures can't be loaded.</summary>
    public static Diagnostic PngUnavailable(TextLocation at, string problem) =>
        Error(
            "SFLOW2040",
            at,
            $"This machine can't make PNG pictures, because the library libSkiaSharp can't be loaded: {Quote.Plain(problem).TrimEnd('.')}. "
                + $"Use {HostWords.Of("SflowDiagramFormat=svg")} instead."
        );

    /// <summary>There is no such format for pictures.</summary>
    public static Diagnostic DiagramFormatUnknown(TextLocation at, string format, string allowed, string? suggestion) =>
        Error(
            "SFLOW2041",
            at,
            $"There is no picture format {Quote.Text(format)}; the formats are {allowed}.{DidYouMean(suggestion)}"
                + (format == "pdf" ? " To get a PDF, make an html page and print it in a browser, or convert an svg." : "")
        );

    /// <summary>The name of an output file doesn't say its format.</summary>
    public static Diagnostic DiagramFormatUnclear(TextLocation at, string path, string allowed) =>
        Error("SFLOW2042", at, $"The name {Quote.Text(path)} doesn't say in which format to draw. Add --format with one of {allowed}.");

    /// <summary>The output can't hold what was asked for.</summary>
    public static Diagnostic DiagramOutputUnfit(TextLocation at, string problem, string instead) =>
        Error("SFLOW2043", at, $"{problem}. {instead}");

    /// <summary>The name of an output file says another format than the one that is written.</summary>
    public static Diagnostic DiagramExtensionDiffers(TextLocation at, string path, string format) =>
        Warning(
            "SFLOW2044",
            at,
            $"The file {Quote.Text(path)} gets the format {format}, which its name doesn't say. Rename it, or leave out --format."
        );

    /// <summary>An option of nv-sflow has no meaning here.</summary>
    public static Diagnostic OptionWithoutMeaning(TextLocation at, string option, string why) =>
        Info("SFLOW2003", at, $"The option {Quote.Plain(option)} has no effect: {why}");

    /// <summary>A task to run does not exist.</summary>
    public static Diagnostic NoSuchTaskToRun(TextLocation at, string name, string? suggestion, IReadOnlyList<string> tasks) =>
        Error(
            "SFLOW2030",
            at,
            $"The workflow has no task {Quote.Text(name)}."
                + (suggestion is null ? $" The tasks are: {Quote.Plain(string.Join(", ", tasks))}." : DidYouMean(suggestion))
        );

    /// <summary>A selected task watches the log of a task that does not run.</summary>
    public static Diagnostic SkippedTaskIsWatched(TextLocation at, string task, string watched) =>
        Error(
            "SFLOW2031",
            at,
            $"A probe of task {Quote.Text(task)} watches the log of {Quote.Text(watched)}, which --skip-dependencies leaves out. "
                + $"Leave out --skip-dependencies, or add --task {Quote.Plain(watched)}."
        );

    /// <summary>The workflow needs an allocation of Slurm, and there is no way to get one here.</summary>
    public static Diagnostic NoAllocation(TextLocation at, string nodes) =>
        Error(
            "SFLOW2032",
            at,
            $"The workflow needs {nodes} of Slurm. This process is not in an allocation, and there is no command salloc here. "
                + "Run it on a login node of the cluster, or submit it with sflow batch --submit. "
                + "To run the tasks on this machine, give them a backend with type: local."
        );

    /// <summary>The allocation that the command runs in has too few nodes.</summary>
    public static Diagnostic AllocationTooSmall(TextLocation at, string job, string has, string needs) =>
        Error(
            "SFLOW2033",
            at,
            $"The allocation of job {Quote.Plain(job)} has {has}, and the workflow needs {needs}. Nothing was started. "
                + "Request more nodes, or set --nodes to what the allocation has."
        );

    /// <summary>The folder to resume can't be resumed with this workflow.</summary>
    public static Diagnostic CannotResume(TextLocation at, string folder, string why) =>
        Error(
            "SFLOW2034",
            at,
            $"The run in {Quote.Text(folder)} cannot be resumed: {Quote.Visible(why)} "
                + "A run folder has the file events.jsonl, and lies in sflow_output "
                + "or in the folder that --output-dir names."
        );

    /// <summary>A command that a run needs on this machine is missing.</summary>
    public static Diagnostic RunNeeds(TextLocation at, string command, string why) =>
        Error("SFLOW2035", at, $"The command {Quote.Text(command)} is not on the PATH of this machine. {why}");

    /// <summary>salloc ended without an allocation.</summary>
    public static Diagnostic NoAllocationGranted(TextLocation at, string code) =>
        Error(
            "SFLOW2036",
            at,
            $"salloc ended with exit code {code} before it had an allocation, so nothing was started. Its own message is above. "
                + "Check --partition, --account, --time and --nodes, or submit the workflow with sflow batch --submit."
        );

    /// <summary>The disk of the run folders is almost full.</summary>
    public static Diagnostic LittleRoom(TextLocation at, string folder, string left) =>
        Warning(
            "SFLOW2037",
            at,
            $"The file system of {Quote.Text(folder)} has only {left} left. A run stops when its record cannot be written. "
                + "Free some space, or choose another folder with --output-dir."
        );

    /// <summary>A workflow that should run here is a sweep of several rows.</summary>
    public static Diagnostic RunNeedsOneRow(TextLocation at, string rows) =>
        Error(
            "SFLOW2038",
            at,
            $"sflow run runs one row of a CSV, and {rows}. Select one with --row, such as --row 1. To run all rows, submit them with "
                + "sflow batch --bulk-input."
        );

    /// <summary>A monitor is asked for a task that the workflow doesn't have.</summary>
    public static Diagnostic MonitorOfUnknownTask(TextLocation at, string task, string? suggestion) =>
        Error("SFLOW2010", at, $"The workflow has no task {Quote.Text(task)}, so it cannot be monitored.{DidYouMean(suggestion)}");

    /// <summary>No module is given, and the usual file is not there.</summary>
    public static Diagnostic NoModules(TextLocation at, string verb, string defaultFile) =>
        Error(
            "SFLOW2011",
            at,
            $"There is no {Quote.Plain(defaultFile)} in this folder, and the command names no other file. "
                + $"Name the modules of the workflow: {Quote.Plain(verb)} site.yaml train.yaml"
        );

    /// <summary>The command names no file, and takes the usual one.</summary>
    public static Diagnostic DefaultFileUsed(TextLocation at, string defaultFile) =>
        Info("SFLOW2015", at, $"The command names no file, so it takes {Quote.Plain(defaultFile)} of this folder.");

    /// <summary>A file is in the way of one that the command makes.</summary>
    public static Diagnostic FileInTheWay(TextLocation at, string path) =>
        Error(
            "SFLOW2016",
            at,
            $"The file {Quote.Text(path)} would be replaced, but the command did not write it, or somebody has changed it since. "
                + "Nothing was written. Move the file away, or write to another folder with -o."
        );

    /// <summary>The command writes one file, and the user names a folder.</summary>
    public static Diagnostic FolderInPlaceOfOutput(TextLocation at, string path, string file) =>
        Error(
            "SFLOW2018",
            at,
            path.Length == 0
                ? "The name of the output file is empty. Write a name such as merged.yaml."
                : $"{Quote.Text(path)} is a folder, and the command writes one file. Name the file, such as "
                    + $"{Quote.Plain(path.TrimEnd('/'))}/{Quote.Plain(file)}"
        );

    /// <summary>The nodes that a setting names have no effect, because no backend takes them.</summary>
    public static Diagnostic NodesWithoutAllocation(TextLocation at, string setting) =>
        Warning(
            "SFLOW2017",
            at,
            $"{Quote.Plain(setting)} has no effect, because the workflow has no slurm backend. Remove it, or add the module of a cluster."
        );

    /// <summary>A file of the command line is given a second time.</summary>
    public static Diagnostic FileGivenTwice(TextLocation at, string path) =>
        Warning("SFLOW2012", at, $"The file {Quote.Text(path)} is named twice. It counts once, at its first place. Remove the second one.");

    /// <summary>A file that the command line names does not exist.</summary>
    /// <param name="at">The option as typed.</param>
    /// <param name="path">The path as typed.</param>
    /// <param name="suggestion">A path that may be meant.</param>
    public static Diagnostic NoSuchFile(TextLocation at, string path, string? suggestion) =>
        Error(
            "SFLOW2013",
            at,
            $"There is no file {Quote.Text(path)}."
                + (
                    path.IndexOfAny(['*', '?', '[']) >= 0
                        ? " Write the pattern without quotes, so that the shell replaces it by the names of files."
                        : DidYouMean(suggestion)
                )
        );

    /// <summary>The command line names a folder where it needs a file.</summary>
    public static Diagnostic FolderInPlaceOfFile(TextLocation at, string path) =>
        Error(
            "SFLOW2014",
            at,
            $"{Quote.Text(path)} is a folder. Name its files in the order in which they merge: "
                + $"{Quote.Plain(path.TrimEnd('/'))}/site.yaml {Quote.Plain(path.TrimEnd('/'))}/train.yaml"
        );

    /// <summary>A folder has nothing that can be submitted.</summary>
    public static Diagnostic NothingBuilt(TextLocation at, string where, string verb) =>
        Error(
            "SFLOW2020",
            at,
            $"{Quote.Plain(where)} has no scripts of Sflow. Write the output folder of a build, such as bin/Debug/sflow, the folder of one "
                + $"of its sweeps, or what sflow batch wrote: sflow {verb} DIR."
        );

    /// <summary>Several folders could be meant.</summary>
    public static Diagnostic SeveralOutputFolders(TextLocation at, IReadOnlyList<string> folders, string first, string verb) =>
        Error(
            "SFLOW2021",
            at,
            $"There are several output folders here: {string.Join(", ", folders.Select(Quote.Text))}. Write the one that you mean: "
                + $"sflow {verb} {Quote.Plain(first)}."
        );

    /// <summary>The list of an output folder can't be read.</summary>
    public static Diagnostic OutputIndexUnreadable(TextLocation at, string problem) =>
        Error(
            "SFLOW2022",
            at,
            $"The list of the output folder can't be read: {Quote.Plain(problem)}. Build again with the version of Sflow that submits."
        );

    /// <summary>A job is not one that Sflow submitted.</summary>
    public static Diagnostic JobUnknown(TextLocation at, string job, string why) =>
        Error("SFLOW2023", at, $"{Quote.Text(job)} is not a job that Sflow knows here: {Quote.Plain(why)}.");

    /// <summary>A pattern or a folder of a bulk submission contains no workflow.</summary>
    public static Diagnostic NoWorkflowFile(TextLocation at, string path) =>
        Error("SFLOW2024", at, $"{Quote.Text(path)} contains no workflow. Sflow takes .yaml and .yml files that have the key version.");

    /// <summary>A backend got a value that Slurm chooses by default.</summary>
    public static Diagnostic BackendFieldDetected(TextLocation at, string backend, string field, string value) =>
        Info(
            "SFLOW2026",
            at,
            $"The backend {Quote.Text(backend)} names no {field}, so it gets the default of Slurm, {Quote.Text(value)}. "
                + "To switch this off, use --no-detect."
        );

    /// <summary>Options of sflow batch exclude each other.</summary>
    public static Diagnostic BatchModes(TextLocation at, string first, string second, string fix) =>
        Error("SFLOW2025", at, $"{Quote.Plain(first)} can't be used with {Quote.Plain(second)}. {fix}");

    /// <summary>The word after <c>sflow</c> is not a command.</summary>
    public static Diagnostic UnknownCommand(TextLocation at, string word, string? suggestion) =>
        Error("SFLOW2050", at, $"There is no command {Quote.Text(word)}.{DidYouMean(suggestion)}");

    /// <summary>An option belongs to other commands.</summary>
    public static Diagnostic OptionOfOtherCommand(TextLocation at, string option, string command, IReadOnlyList<string> others) =>
        Error(
            "SFLOW2051",
            at,
            $"{Quote.Plain(command)} has no option {Quote.Text(option)}. It belongs to {string.Join(", ", others)}."
                + (command == "sflow" && !others.Contains("sflow") ? " Write options of a command after its name." : "")
        );

    /// <summary>An option or an argument has a value that it doesn't accept, or none.</summary>
    public static Diagnostic OptionValueWrong(TextLocation at, string problem, string? suggestion) =>
        Error("SFLOW2052", at, $"{Quote.Visible(problem)}.{DidYouMean(suggestion)}");

    /// <summary>Options that can't be there together, or one without the other.</summary>
    public static Diagnostic OptionsConflict(TextLocation at, string problem) => Error("SFLOW2053", at, $"{Quote.Visible(problem)}.");

    /// <summary>A name of something that the command itself brings along, such as a topic of help, is wrong.</summary>
    public static Diagnostic UnknownName(TextLocation at, string kind, string name, string? suggestion, string list) =>
        Error(
            "SFLOW2054",
            at,
            $"There is no {Quote.Plain(kind)} {Quote.Text(name)}.{DidYouMean(suggestion)} To see all, type {Quote.Plain(list)}."
        );

    /// <summary>A word is not the code of a diagnostic, but pages contain it.</summary>
    public static Diagnostic NoDiagnosticPage(TextLocation at, string word, IReadOnlyList<string> about, bool areMore) =>
        Error(
            "SFLOW2055",
            at,
            $"{Quote.Text(word)} is not the code of a diagnostic. Pages that contain it: "
                + $"{string.Join(", ", about)}{(areMore ? ", …" : "")}."
        );

    /// <summary>There is no sample or skill with this name.</summary>
    public static Diagnostic NoSuchContent(TextLocation at, string kind, string name, string? suggestion, IReadOnlyList<string> known) =>
        Error("SFLOW2060", at, $"There is no {kind} {Quote.Text(name)}.{DidYouMean(suggestion)} There are: {string.Join(", ", known)}.");

    /// <summary>A sample of nv-sflow has a counterpart with another name.</summary>
    public static Diagnostic SampleOfNvSflow(TextLocation at, string name, string here, string why) =>
        Error("SFLOW2061", at, $"{Quote.Text(name)} is a sample of nv-sflow. Here, look at '{here}' ({why}): sflow sample {here}.");

    /// <summary>Files that would be written are there with another content.</summary>
    public static Diagnostic FilesDiffer(TextLocation at, string first, int count, string elsewhere) =>
        Error(
            "SFLOW2062",
            at,
            count == 1
                ? $"{Quote.Text(first)} exists and has another content. Nothing was written. Add --force to replace it, or {elsewhere}."
                : $"{Quote.Text(first)} and {count - 1} more files exist and have another content. Nothing was written. "
                    + $"Add --force to replace them, or {elsewhere}."
        );

    /// <summary>A folder is where a file must be, or a file where a folder must be.</summary>
    public static Diagnostic PlaceTaken(TextLocation at, string path, bool isFolder, string elsewhere) =>
        Error(
            "SFLOW2063",
            at,
            isFolder
                ? $"{Quote.Text(path)} is a folder, and a file must be there. Nothing was written. Remove it, or {elsewhere}."
                : $"{Quote.Text(path)} is a file, and a folder must be there. Nothing was written. Remove it, or {elsewhere}."
        );

    /// <summary>An answer for a new project can't be used.</summary>
    public static Diagnostic AnswerWrong(TextLocation at, string what, string value, string rule) =>
        Error("SFLOW2064", at, $"{Quote.Text(value)} can't be the {what}: {rule}");

    /// <summary>A new project has a value that stands for one of the site.</summary>
    public static Diagnostic SiteUnknown(TextLocation at, string what, string value, string option) =>
        Warning(
            "SFLOW2065",
            at,
            $"Slurm names no {what} here, so site.yaml has {Quote.Text(value)}. Change it there, or write {option} and --force."
        );

    /// <summary>Standard input ended before a question was answered.</summary>
    public static Diagnostic NoAnswer(TextLocation at, string what, string option) =>
        Error("SFLOW2066", at, $"There is no answer for the {what}. Nothing was written. Write {option}, or --yes to accept the defaults.");
}
