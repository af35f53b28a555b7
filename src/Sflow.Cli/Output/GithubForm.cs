namespace Sflow.Cli.Output;

/// <summary>
/// Commands of GitHub Actions, which become annotations of the lines: <c>::error file=…,line=…,col=…,title=CODE::message</c>.
/// </summary>
/// <param name="writer">Takes the lines.</param>
internal sealed class GithubForm(TextWriter writer) : IDiagnosticForm
{
    /// <inheritdoc/>
    public void Write(Diagnostic diagnostic)
    {
        List<string> properties = [];
        if (FilePlace.Of(diagnostic.Location) is { } place)
        {
            properties.Add("file=" + Property(place.PathBelowRoot()));
            if (place.Line > 0)
            {
                properties.Add($"line={place.Line},col={place.Column}");
                // A range ends at its last character; GitHub takes a column at the end only for a range within a line.
                if (place.EndLine == place.Line && place.EndColumn > place.Column)
                    properties.Add($"endLine={place.EndLine},endColumn={place.EndColumn - 1}");
            }
        }

        properties.Add("title=" + Property(diagnostic.Code));
        var message = (FilePlace.Of(diagnostic.Location) is null ? diagnostic.Location + ": " : "") + diagnostic.FullMessage;
        writer.Write($"::{Severities.GithubCommandOf(diagnostic.Severity)} {string.Join(',', properties)}::{Data(message)}\n");
    }

    /// <inheritdoc/>
    public void Note(string text, bool isDebug) => writer.Write($"::{(isDebug ? "debug" : "notice")}::{Data(text)}\n");

    /// <inheritdoc/>
    public void End(int exitCode)
    {
        // Every line is complete.
    }

    // The escaping of the runner's own toolkit: % first.
    private static string Data(string text) =>
        SafeText.OneLine(
            text.Replace("%", "%25", StringComparison.Ordinal)
                .Replace("\r", "%0D", StringComparison.Ordinal)
                .Replace("\n", "%0A", StringComparison.Ordinal)
        );

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
