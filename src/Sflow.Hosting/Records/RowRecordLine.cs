using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Sflow.Hosting.Files;

namespace Sflow.Hosting.Records;

/// <summary>
/// A row's record as one line: its key, its script, four fields per file, and its diagnostics as JSON, separated by tabs. Most rows have no
/// diagnostics, and a serializer would be slow for data that every build reads for every row.
/// </summary>
internal static class RowRecordLine
{
    private const int KeyLength = 64;
    private const int FirstFile = 2;
    private const int FieldsOfFile = 4;
    private const string NoDiagnostics = "[]";

    /// <summary>The key at the beginning of a line; null when the line is invalid.</summary>
    public static string? KeyOf(string line) => line.Length > KeyLength && line[KeyLength] == '\t' ? line.Substring(0, KeyLength) : null;

    /// <summary>The line.</summary>
    public static string Of(RowRecord row) =>
        row.Line ?? string.Join("\t", [row.Key, row.Script ?? "", .. row.Files.SelectMany(Fields), Diagnostics(row.Diagnostics)]);

    /// <summary>Parses a line; null when it is invalid or incomplete.</summary>
    /// <param name="line">The line.</param>
    /// <param name="diagnosticsOf">Reads the diagnostics at its end, as <see cref="DiagnosticsOf"/> does.</param>
    public static RowRecord? Parse(string line, Func<string, IReadOnlyList<RowDiagnostic>?> diagnosticsOf)
    {
        // The diagnostics come last, so that a truncated line never parses as a record with fewer files.
        var fields = line.Split('\t');
        var last = fields.Length - 1;
        if (last < FirstFile || (last - FirstFile) % FieldsOfFile != 0 || diagnosticsOf(fields[last]) is not { } diagnostics)
            return null;
        var files = new RecordedFile[(last - FirstFile) / FieldsOfFile];
        for (var i = 0; i < files.Length; i++)
        {
            var at = FirstFile + (i * FieldsOfFile);
            if (!TryRead(fields[at + 2], out var length) || !TryRead(fields[at + 3], out var time))
                return null;
            files[i] = new RecordedFile(fields[at], fields[at + 1], new FileMark(length, time));
        }

        var script = fields[1].Length == 0 ? null : fields[1];
        return script is null || files.Any(file => file.Path == script)
            ? new RowRecord(fields[0], files, script, diagnostics) { Line = line }
            : null;
    }

    /// <summary>Parses the diagnostics at the end of a line; null when they are incomplete.</summary>
    public static IReadOnlyList<RowDiagnostic>? DiagnosticsOf(string text)
    {
        if (text == NoDiagnostics)
            return [];
        try
        {
            List<RowDiagnostic?> diagnostics = [.. JArray.Parse(text).Select(Diagnostic)];
            return diagnostics.Contains(null) ? null : [.. diagnostics.Select(diagnostic => diagnostic!)];
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException or OverflowException)
        {
            return null; // the line was cut off or written by another version; the row is compiled again
        }
    }

    private static RowDiagnostic? Diagnostic(JToken token) =>
        token is JObject json
        && (string?)json["Code"] is { } code
        && (string?)json["Path"] is { } path
        && (string?)json["Message"] is { } message
            ? new RowDiagnostic(
                code,
                (Severity)(int)json["Severity"]!,
                path,
                (int)json["Start"]!,
                (int)json["Length"]!,
                (bool)json["CanBeRefuted"]!,
                message
            )
            : null;

    private static string[] Fields(RecordedFile file) =>
        [
            file.Path,
            file.Sha256,
            file.Mark.Length.ToString(CultureInfo.InvariantCulture),
            file.Mark.Time.ToString(CultureInfo.InvariantCulture),
        ];

    private static string Diagnostics(IReadOnlyList<RowDiagnostic> diagnostics) =>
        diagnostics.Count == 0
            ? NoDiagnostics
            : JsonText.Of(
                indented: false,
                json =>
                {
                    json.WriteStartArray();
                    foreach (var diagnostic in diagnostics)
                        Write(json, diagnostic);
                    json.WriteEndArray();
                }
            );

    // By hand: the command is compiled to native code, in which a serializer finds no members.
    private static void Write(JsonTextWriter json, RowDiagnostic diagnostic)
    {
        json.WriteStartObject();
        json.Member(nameof(RowDiagnostic.Code), diagnostic.Code);
        json.Member(nameof(RowDiagnostic.Severity), (int)diagnostic.Severity);
        json.Member(nameof(RowDiagnostic.Path), diagnostic.Path);
        json.Member(nameof(RowDiagnostic.Start), diagnostic.Start);
        json.Member(nameof(RowDiagnostic.Length), diagnostic.Length);
        json.Member(nameof(RowDiagnostic.CanBeRefuted), diagnostic.CanBeRefuted);
        json.Member(nameof(RowDiagnostic.Message), diagnostic.Message);
        json.WriteEndObject();
    }

    private static bool TryRead(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
