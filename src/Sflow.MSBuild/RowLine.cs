using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Newtonsoft.Json;

namespace Sflow.MSBuild;

/// <summary>
/// A row's record as a line of text: its key, its script, four fields for each file, and its findings as JSON, with tabs between them. Most rows have no
/// finding, and what is read of every row of every build is not worth a serializer.
/// </summary>
internal static class RowLine
{
    private const int KeyLength = 64;
    private const int FirstFile = 2;
    private const int FieldsOfFile = 4;
    private const string NoFindings = "[]";

    /// <summary>The key at the beginning of a line; null when it is none of ours.</summary>
    public static string? KeyOf(string line) => line.Length > KeyLength && line[KeyLength] == '\t' ? line.Substring(0, KeyLength) : null;

    /// <summary>The line.</summary>
    public static string Of(RowRecord row) => row.Line ?? string.Join("\t", [row.Key, row.Script ?? "", .. row.Files.SelectMany(Fields), Findings(row.Findings)]);

    /// <summary>Reads a line; null when it is none of ours, or not the whole of it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="findingsOf">Reads the findings at its end, as <see cref="FindingsOf"/> does.</param>
    public static RowRecord? Parse(string line, Func<string, IReadOnlyList<RowFinding>?> findingsOf)
    {
        // The findings come last, so that a line that was cut off is never one with fewer files.
        var fields = line.Split('\t');
        var last = fields.Length - 1;
        if (last < FirstFile || (last - FirstFile) % FieldsOfFile != 0 || findingsOf(fields[last]) is not { } findings)
            return null;
        var files = new RowFile[(last - FirstFile) / FieldsOfFile];
        for (var i = 0; i < files.Length; i++)
        {
            var at = FirstFile + (i * FieldsOfFile);
            if (!TryRead(fields[at + 2], out var length) || !TryRead(fields[at + 3], out var time))
                return null;
            files[i] = new RowFile(fields[at], fields[at + 1], new FileMark(length, time));
        }

        var script = fields[1].Length == 0 ? null : fields[1];
        return script is null || files.Any(file => file.Path == script) ? new RowRecord(fields[0], files, script, findings) { Line = line } : null;
    }

    /// <summary>Reads the findings at the end of a line; null when they aren't whole.</summary>
    public static IReadOnlyList<RowFinding>? FindingsOf(string text)
    {
        if (text == NoFindings)
            return [];
        try
        {
            var findings = JsonConvert.DeserializeObject<RowFinding[]>(text);
            return findings?.All(finding => finding is { Code: not null, Path: not null, Message: not null }) == true ? findings : null;
        }
        catch (JsonException)
        {
            return null; // the line was cut off or written by another version; the row is compiled again
        }
    }

    private static string[] Fields(RowFile file) =>
        [file.Path, file.Sha256, file.Mark.Length.ToString(CultureInfo.InvariantCulture), file.Mark.Time.ToString(CultureInfo.InvariantCulture)];

    private static string Findings(IReadOnlyList<RowFinding> findings) => findings.Count == 0 ? NoFindings : JsonConvert.SerializeObject(findings, Formatting.None);

    private static bool TryRead(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
