using Newtonsoft.Json;

namespace Sflow.Cli.Output;

/// <summary>Writes the members of a SARIF document (SARIF 2.1.0, OASIS standard, sections 3.13 to 3.58).</summary>
/// <param name="json">Takes the document.</param>
internal sealed class SarifDocument(JsonTextWriter json)
{
    private const int InternalErrorCode = 70;
    private const int InterruptedCode = 130;
    private const int TerminatedCode = 143;

    /// <summary>Writes a whole document.</summary>
    /// <param name="results">The diagnostics.</param>
    /// <param name="notes">Messages without a code.</param>
    /// <param name="exitCode">The exit code of the call.</param>
    public void Write(IReadOnlyList<Diagnostic> results, IReadOnlyList<(string Text, bool IsDebug)> notes, int exitCode)
    {
        var codes = results.Select(result => result.Code).Distinct().Order(StringComparer.Ordinal).ToList();
        Object(() =>
        {
            Member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            Member("version", "2.1.0");
            Array(
                "runs",
                [""],
                _ =>
                {
                    Object("tool", () => Object("driver", () => Driver(codes)));
                    Array("invocations", [exitCode], code => Invocation(code, notes));
                    Member("columnKind", "utf16CodeUnits");
                    Array("results", results, result => Result(result, codes.IndexOf(result.Code)));
                }
            );
        });
    }

    private void Driver(IReadOnlyList<string> codes)
    {
        Member("name", "sflow");
        Member("version", ProductVersion.Text);
        Array(
            "rules",
            codes,
            code =>
            {
                Member("id", code);
                Object("help", () => Member("text", $"To read about {code}, type sflow explain {code}."));
            }
        );
    }

    private void Invocation(int exitCode, IReadOnlyList<(string Text, bool IsDebug)> notes)
    {
        // The standard means the tool itself: errors in the input are results of a successful execution.
        Member("executionSuccessful", exitCode is not (InternalErrorCode or InterruptedCode or TerminatedCode));
        Member("exitCode", exitCode);
        Array(
            "toolExecutionNotifications",
            notes,
            note =>
            {
                Member("level", note.IsDebug ? "none" : "note");
                Message(note.Text);
            }
        );
    }

    private void Result(Diagnostic result, int rule)
    {
        Member("ruleId", result.Code);
        Member("ruleIndex", rule);
        Member("level", Severities.SarifLevelOf(result.Severity));
        var place = FilePlace.Of(result.Location);
        Message(place is null ? $"{result.Location}: {result.Message}" : result.Message);
        if (place is not null)
            Array("locations", [place], Location);
        Array(
            "relatedLocations",
            [.. result.Related.Where(related => FilePlace.Of(related.Location) is not null)],
            related =>
            {
                Location(FilePlace.Of(related.Location)!);
                Message(related.Value);
            }
        );
    }

    private void Location(FilePlace place) =>
        Object(
            "physicalLocation",
            () =>
            {
                Object("artifactLocation", () => Member("uri", UriOf(place.PathBelowRoot())));
                if (place.Line == 0)
                    return;
                Object(
                    "region",
                    () =>
                    {
                        Member("startLine", place.Line);
                        Member("startColumn", place.Column);
                        Member("endLine", place.EndLine);
                        Member("endColumn", place.EndColumn);
                    }
                );
            }
        );

    // Section 3.4.3: a relative reference is resolved against the root of the sources. A colon in its first segment would be a scheme.
    private static string UriOf(string path)
    {
        var escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        return Path.IsPathRooted(path) ? "file://" + (escaped.StartsWith('/') ? "" : "/") + escaped : escaped;
    }

    private void Message(string text) => Object("message", () => Member("text", text));

    private void Member(string name, object value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    private void Object(string name, Action members)
    {
        json.WritePropertyName(name);
        Object(members);
    }

    private void Object(Action members)
    {
        json.WriteStartObject();
        members();
        json.WriteEndObject();
    }

    private void Array<T>(string name, IReadOnlyList<T> items, Action<T> members)
    {
        json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (var item in items)
            Object(() => members(item));
        json.WriteEndArray();
    }
}
