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

    /// <summary>An option of nv-sflow has no meaning here.</summary>
    public static Diagnostic OptionWithoutMeaning(TextLocation at, string option, string why) =>
        Info("SFLOW2003", at, $"The option {Quote.Plain(option)} has no effect: {why}");
}
