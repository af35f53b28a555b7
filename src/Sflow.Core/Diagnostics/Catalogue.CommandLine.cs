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

    /// <summary>An option of nv-sflow has no meaning here.</summary>
    public static Diagnostic OptionWithoutMeaning(TextLocation at, string option, string why) =>
        Info("SFLOW2003", at, $"The option {Quote.Plain(option)} has no effect: {why}");

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

    /// <summary>A command needs a workflow and the command line names none.</summary>
    public static Diagnostic NoFiles(TextLocation at, string command, string file) =>
        Error(
            "SFLOW2054",
            at,
            $"{Quote.Plain(command)} needs a workflow. Name its files, or go to a folder with a file named {Quote.Plain(file)}."
        );

    /// <summary>A name of something that the command itself brings along, such as a topic of help, is wrong.</summary>
    public static Diagnostic UnknownName(TextLocation at, string kind, string name, string? suggestion, string list) =>
        Error(
            "SFLOW2055",
            at,
            $"There is no {Quote.Plain(kind)} {Quote.Text(name)}.{DidYouMean(suggestion)} To see all, type {Quote.Plain(list)}."
        );

    /// <summary>A word is not the code of a diagnostic, but pages contain it.</summary>
    public static Diagnostic NoDiagnosticPage(TextLocation at, string word, IReadOnlyList<string> about, bool areMore) =>
        Error(
            "SFLOW2056",
            at,
            $"{Quote.Text(word)} is not the code of a diagnostic. Pages that contain it: {string.Join(", ", about)}{(areMore ? ", …" : "")}."
        );
}
