using Newtonsoft.Json;

namespace Sflow.Cli.Output;

/// <summary>
/// One JSON object per line, so that what was written is complete, whenever the process ends. <c>schemas/sflow.diagnostics.schema.json</c>
/// describes a line.
/// </summary>
/// <param name="writer">Takes the lines.</param>
internal sealed class JsonForm(TextWriter writer) : IDiagnosticForm
{
    private const string Schema = "sflow.diagnostics/1";

    /// <inheritdoc/>
    public void Write(Diagnostic diagnostic) =>
        Line(json =>
        {
            Member(json, "severity", Severities.NameOf(diagnostic.Severity));
            Member(json, "code", diagnostic.Code);
            Member(json, "message", diagnostic.Message);
            Place(json, diagnostic.Location);
            if (diagnostic.Related.Count == 0)
                return;
            json.WritePropertyName("related");
            json.WriteStartArray();
            foreach (var related in diagnostic.Related)
            {
                json.WriteStartObject();
                Member(json, "message", related.Value);
                Place(json, related.Location);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    /// <inheritdoc/>
    public void Note(string text, bool isDebug) =>
        Line(json =>
        {
            Member(json, "severity", isDebug ? "debug" : "note");
            Member(json, "message", text);
        });

    /// <inheritdoc/>
    public void End(int exitCode)
    {
        // Every line is complete.
    }

    private static void Place(JsonTextWriter json, TextLocation location)
    {
        Member(json, "place", location.ToString());
        if (FilePlace.Of(location) is not { } place)
            return;
        Member(json, "file", place.Path);
        if (place.Line == 0)
            return;
        Member(json, "line", place.Line);
        Member(json, "column", place.Column);
        Member(json, "end_line", place.EndLine);
        Member(json, "end_column", place.EndColumn);
    }

    private static void Member(JsonTextWriter json, string name, object value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    private void Line(Action<JsonTextWriter> members)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var json = new JsonTextWriter(text))
        {
            json.WriteStartObject();
            Member(json, "schema", Schema);
            members(json);
            json.WriteEndObject();
        }

        // The escapes for a terminal are those of JSON.
        writer.Write(SafeText.OneLine(text.ToString()) + "\n");
    }
}
