namespace Sflow.Cli.Output;

/// <summary>
/// The form of compilers, one line per diagnostic: <c>file(line,col): error CODE: message</c>. On a terminal, the line of the place
/// follows with a mark below the place, and a summary ends the output.
/// </summary>
/// <param name="writer">Takes the lines.</param>
/// <param name="isTerminal">True for a terminal.</param>
/// <param name="hasColors">True for colors.</param>
internal sealed class TextForm(TextWriter writer, bool isTerminal, bool hasColors) : IDiagnosticForm
{
    // SFLOW2001 says itself what to type.
    private static readonly HashSet<string> ExplainThemselves = ["SFLOW2001"];

    private int errors;
    private int warnings;
    private string? code;
    private bool codeIsError;

    /// <inheritdoc/>
    public void Write(Diagnostic diagnostic)
    {
        Count(diagnostic);
        var color = ColorOf(diagnostic.Severity);
        var place = Styled(SafeText.OneLine(diagnostic.Location.ToString()), "1");
        var severity = Styled(Severities.NameOf(diagnostic.Severity), color);
        var text = $"{place}: {severity} {diagnostic.Code}: {SafeText.OneLine(diagnostic.FullMessage)}\n";
        if (isTerminal)
            text += Excerpt(diagnostic.Location, color);
        writer.Write(text);
    }

    /// <inheritdoc/>
    public void Note(string text, bool isDebug) => writer.Write((isDebug ? Styled(SafeText.Of(text), "2") : SafeText.Of(text)) + "\n");

    /// <inheritdoc/>
    public void End(int exitCode)
    {
        if (!isTerminal || code is null)
            return;
        string[] counts = [Counted(errors, "error"), Counted(warnings, "warning")];
        var hint = ExplainThemselves.Contains(code)
            ? ""
            : $" To read about the {(codeIsError ? "error" : "warning")}, type sflow explain {code}.";
        writer.Write($"{string.Join(", ", counts.Where(count => count.Length > 0))}.{hint}\n");
    }

    private static string Counted(int count, string noun) =>
        count switch
        {
            0 => "",
            1 => "1 " + noun,
            _ => $"{count} {noun}s",
        };

    private static string ColorOf(Severity severity) =>
        severity switch
        {
            Severity.Error => "1;31",
            Severity.Warning => "1;33",
            _ => "1;36",
        };

    private void Count(Diagnostic diagnostic)
    {
        var isError = diagnostic.Severity == Severity.Error;
        errors += isError ? 1 : 0;
        warnings += diagnostic.Severity == Severity.Warning ? 1 : 0;
        if (diagnostic.Severity != Severity.Info && (code is null || (isError && !codeIsError)))
            (code, codeIsError) = (diagnostic.Code, isError);
    }

    private string Excerpt(TextLocation location, string color)
    {
        const int Frame = 10;
        if (SourceExcerpt.Of(location, WindowSize.Of(2).Columns - Frame) is not { } excerpt)
            return "";
        var margin = excerpt.Number.ToString(CultureInfo.InvariantCulture).PadLeft(Frame - " | ".Length - 1);
        var mark = new string(' ', excerpt.Indent) + Styled(new string('^', excerpt.Width), color);
        return $"{margin} | {excerpt.Line}\n{new string(' ', margin.Length)} | {mark}\n";
    }

    private string Styled(string text, string style) => hasColors ? $"\u001b[{style}m{text}\u001b[0m" : text;
}
