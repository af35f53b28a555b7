namespace Sflow.Diagnostics;

/// <summary>One diagnostic: its code, its place, what is wrong in the user's words, and what to write instead.</summary>
/// <param name="Code">The code of the catalogue, <c>SFLOW</c> and four digits.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Location">The place that the user has to look at.</param>
/// <param name="Message">
/// One or more sentences, without the place and the code. <see cref="Diagnostics.Quote"/> escapes the user's strings in it.
/// </param>
public sealed record Diagnostic(string Code, Severity Severity, TextLocation Location, string Message)
{
    /// <summary>Other places that belong to the diagnostic, such as a first definition or the links of a cycle.</summary>
    public IReadOnlyList<Located<string>> Related { get; init; } = [];

    /// <summary>
    /// True for a diagnostic about a shared module that another row of a sweep can disprove: another row may use what this one
    /// doesn't.
    /// </summary>
    public bool CanBeRefuted { get; init; }

    /// <summary>
    /// The page of <c>docs/diagnostics</c> that explains the code, relative to the address at which the pages are served.
    /// </summary>
    public string HelpPage => Code + ".md";

    /// <summary>The message, followed by those related places that it doesn't name itself.</summary>
    public string FullMessage =>
        string.Concat(
            new[] { Message }.Concat(
                Related.Where(r => !Message.Contains(r.Location.ToString())).Select(r => $" [{r.Value}: {r.Location}]")
            )
        );

    /// <summary>The diagnostic in the format of compilers: <c>file(line,col): error CODE: message</c>.</summary>
    public override string ToString() => $"{Location}: {Severity.ToString().ToLowerInvariant()} {Code}: {Message}";
}
