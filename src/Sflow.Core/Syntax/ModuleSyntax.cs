namespace Sflow.Syntax;

/// <summary>The content of one module file.</summary>
/// <param name="Source">The text of the file.</param>
/// <param name="Root">The root of its only document.</param>
internal sealed record ModuleSyntax(SourceText Source, MappingSyntax Root)
{
    /// <summary>The start of the file, as the place of diagnostics about missing parts.</summary>
    public TextLocation Location => new(Source, default);
}
