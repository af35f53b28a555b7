namespace Sflow.Hosting.Records;

/// <summary>A diagnostic in a module.</summary>
internal sealed record RowDiagnostic(string Code, Severity Severity, string Path, int Start, int Length, bool CanBeRefuted, string Message)
{
    /// <summary>The record of a diagnostic.</summary>
    public static RowDiagnostic Of(Diagnostic diagnostic) =>
        new(
            diagnostic.Code,
            diagnostic.Severity,
            diagnostic.Location.Path,
            diagnostic.Location.Span.Start,
            diagnostic.Location.Span.Length,
            diagnostic.CanBeRefuted,
            diagnostic.Message
        );

    /// <summary>The diagnostic.</summary>
    /// <param name="source">The module's text.</param>
    public Diagnostic ToDiagnostic(SourceText source) =>
        new(Code, Severity, new TextLocation(source, new TextSpan(Start, Length)), Message) { CanBeRefuted = CanBeRefuted };
}
