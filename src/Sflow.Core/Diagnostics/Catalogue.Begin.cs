namespace Sflow.Diagnostics;

// ---- 206 the sflow command: sample, init, skill, doctor ----
public static partial class Catalogue
{
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
