namespace Sflow.Compilation;

/// <summary>Reads files for the compiler. Hosts implement it. Several threads may call it at once.</summary>
public interface ISourceReader
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The path as the user wrote it, or a path joined to the folder of the file that names it.</param>
    SourceReadResult Read(string path);
}

/// <summary>The bytes of a file, or the reason why they are missing.</summary>
/// <param name="Bytes">The whole content. It is null when the file can't be read.</param>
/// <param name="Problem">
/// The reason in words for the user (<c>there is no such file</c>). It is null when the file was read.
/// </param>
public sealed record SourceReadResult(byte[]? Bytes, string? Problem);
