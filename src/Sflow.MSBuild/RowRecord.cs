using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Sflow.Diagnostics;
using Sflow.Text;

namespace Sflow.MSBuild;

/// <summary>A row of a sweep as the next build remembers it: what it was made of, its files, what was found in its modules. One line of a file.</summary>
/// <param name="Name">The row's name, <c>sweep/row</c>.</param>
/// <param name="Key">A hash of everything that it was made of.</param>
/// <param name="Files">Its files with the hashes of their bytes.</param>
/// <param name="Script">The path of its script; null when it has none.</param>
/// <param name="Findings">What was found in its modules.</param>
internal sealed record RowRecord(string Name, string Key, IReadOnlyList<RowFile> Files, string? Script, IReadOnlyList<RowFinding> Findings)
{
    /// <summary>Reads a line; null when it is none of ours.</summary>
    public static RowRecord? Parse(string line)
    {
        try
        {
            return JsonConvert.DeserializeObject<RowRecord>(line) is { Name: not null, Key: not null, Files: not null, Findings: not null } record ? record : null;
        }
        catch (JsonException)
        {
            return null; // the file was cut off or written by another version; the row is compiled again
        }
    }

    /// <summary>The line.</summary>
    public string ToLine() => JsonConvert.SerializeObject(this, Formatting.None);

    /// <summary>True when every finding can be remembered: its place is in a module, whose bytes the key holds.</summary>
    public static bool CanHold(CompileResult row) => row.Diagnostics.All(finding => finding.Related.Count == 0 && row.Modules.Contains(finding.Location.Path));
}

/// <summary>A file of a row.</summary>
/// <param name="Path">Its path below the output folder, with <c>/</c>.</param>
/// <param name="Sha256">The hash of its bytes.</param>
internal sealed record RowFile(string Path, string Sha256);

/// <summary>A finding in a module.</summary>
internal sealed record RowFinding(string Code, Severity Severity, string Path, int Start, int Length, bool CanBeRefuted, string Message)
{
    /// <summary>What a finding is remembered by.</summary>
    public static RowFinding Of(Diagnostic finding) =>
        new(finding.Code, finding.Severity, finding.Location.Path, finding.Location.Span.Start, finding.Location.Span.Length, finding.CanBeRefuted, finding.Message);

    /// <summary>The finding.</summary>
    /// <param name="source">The module's text.</param>
    public Diagnostic ToDiagnostic(SourceText source) =>
        new(Code, Severity, new TextLocation(source, new TextSpan(Start, Length)), Message) { CanBeRefuted = CanBeRefuted };
}
