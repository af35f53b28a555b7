using Newtonsoft.Json;

namespace Sflow.Cli.Output;

/// <summary>
/// One document of SARIF 2.1.0 (OASIS), written in one piece at the end of the call, so that there is never half a document. It exists also
/// when there is no diagnostic.
/// </summary>
/// <param name="writer">Takes the document.</param>
internal sealed class SarifForm(TextWriter writer) : IDiagnosticForm
{
    private readonly List<Diagnostic> results = [];
    private readonly List<(string Text, bool IsDebug)> notes = [];

    /// <inheritdoc/>
    public void Write(Diagnostic diagnostic) => results.Add(diagnostic);

    /// <inheritdoc/>
    public void Note(string text, bool isDebug) => notes.Add((text, isDebug));

    /// <inheritdoc/>
    public void End(int exitCode)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (var json = new JsonTextWriter(text) { Formatting = Formatting.Indented })
            new SarifDocument(json).Write(results, notes, exitCode);
        // The escapes for a terminal are those of JSON.
        writer.Write(SafeText.Of(text.ToString()) + "\n");
    }
}
