using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;

namespace Sflow.MSBuild;

/// <summary>A row of a sweep as the next build remembers it: what it was made of, its files, what was found in its modules.</summary>
/// <param name="Key">A hash of everything that it was made of, its name too.</param>
/// <param name="Files">Its files.</param>
/// <param name="Script">The path of its script; null when it has none.</param>
/// <param name="Findings">What was found in its modules.</param>
internal sealed record RowRecord([property: JsonIgnore] string Key, IReadOnlyList<RowFile> Files, string? Script, IReadOnlyList<RowFinding> Findings)
{
    private const int KeyLength = 64;

    // The line that it was read from, as long as it says the same.
    private string? line;

    private bool IsWhole =>
        Files is not null && Files.All(file => file is { Path: not null, Sha256: not null }) && (Script is null || Files.Any(file => file.Path == Script)) &&
        Findings is not null && Findings.All(finding => finding is { Code: not null, Path: not null, Message: not null });

    /// <summary>The key at the beginning of a line; null when it is none of ours.</summary>
    public static string? KeyOf(string line) => line.Length > KeyLength && line[KeyLength] == ' ' ? line.Substring(0, KeyLength) : null;

    /// <summary>Reads a line that has a key; null when it is none of ours.</summary>
    public static RowRecord? Parse(string line)
    {
        try
        {
            return JsonConvert.DeserializeObject<RowRecord>(line.Substring(KeyLength)) is { IsWhole: true } record ? record with { Key = line.Substring(0, KeyLength), line = line } : null;
        }
        catch (JsonException)
        {
            return null; // the file was cut off or written by another version; the row is compiled again
        }
    }

    /// <summary>True when every finding can be remembered: its place is in a module, whose bytes the key holds.</summary>
    public static bool CanHold(CompileResult row) => row.Diagnostics.All(finding => finding.Related.Count == 0 && row.Modules.Contains(finding.Location.Path));

    /// <summary>The same row after a look at its files; null when one of them is not what it was.</summary>
    /// <param name="look">Gives a file as it is now, the same instance when nothing is new; null when it is another or none.</param>
    public RowRecord? After(Func<RowFile, RowFile?> look)
    {
        var files = new RowFile[Files.Count];
        var isSame = true;
        for (var i = 0; i < files.Length; i++)
        {
            if (look(Files[i]) is not { } file)
                return null;
            files[i] = file;
            isSame &= ReferenceEquals(file, Files[i]);
        }

        return isSame ? this : this with { Files = files, line = null };
    }

    /// <summary>The line: the key, by which it is found without reading the rest, and JSON.</summary>
    public string ToLine() => line ?? $"{Key} {JsonConvert.SerializeObject(this, Formatting.None)}";
}
