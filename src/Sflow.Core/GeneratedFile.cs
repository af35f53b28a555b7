namespace Sflow;

/// <summary>A text to write.</summary>
/// <param name="RelativePath">Its path below the output folder, with <c>/</c>.</param>
/// <param name="Content">Its text; written as UTF-8 without a byte-order mark.</param>
/// <param name="IsExecutable">True for a script.</param>
public sealed record GeneratedFile(string RelativePath, FileText Content, bool IsExecutable = false)
{
    /// <summary>A text of one piece.</summary>
    public GeneratedFile(string relativePath, string content, bool isExecutable = false)
        : this(relativePath, new FileText(content), isExecutable)
    {
    }
}
