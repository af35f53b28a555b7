namespace Sflow.Generation;

/// <summary>A file to write.</summary>
/// <param name="RelativePath">The file's path below the output folder, with <c>/</c>.</param>
/// <param name="Content">The file's content. The host writes it as UTF-8 without a byte-order mark.</param>
/// <param name="IsExecutable">True for a script.</param>
public sealed record GeneratedFile(string RelativePath, FileText Content, bool IsExecutable = false)
{
    /// <summary>Creates a file with content of one piece.</summary>
    public GeneratedFile(string relativePath, string content, bool isExecutable = false)
        : this(relativePath, new FileText(content), isExecutable) { }
}
