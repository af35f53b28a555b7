namespace Sflow.Diagnostics;

// ---- 20 the sflow command ----
public static partial class Catalogue
{
    /// <summary>The command line has a word that the verb doesn't know, or lacks one that it needs.</summary>
    public static Diagnostic CommandLineWrong(TextLocation at, string problem, string? suggestion, string verb) =>
        Error(
            "SFLOW2001",
            at,
            $"{problem}.{DidYouMean(suggestion)} To see what {Quote.Plain(verb)} accepts, type {Quote.Plain(verb)} --help."
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
}
