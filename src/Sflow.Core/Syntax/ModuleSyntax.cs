using Sflow.Text;

namespace Sflow.Syntax;

/// <summary>One module file, read.</summary>
/// <param name="Source">Its text.</param>
/// <param name="Root">Its one document.</param>
public sealed record ModuleSyntax(SourceText Source, MappingSyntax Root)
{
    /// <summary>The path as the user gave it.</summary>
    public string Path => Source.Path;

    /// <summary>The file as a whole, for what is missing from it: its first character.</summary>
    public TextLocation Location => new(Source, default);
}
