using Sflow.Diagnostics;
using Sflow.Text;

namespace Sflow.MSBuild;

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
