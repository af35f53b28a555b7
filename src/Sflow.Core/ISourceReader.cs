namespace Sflow;

/// <summary>How the compiler gets at files. Hosts implement it; it may be called from several threads at once.</summary>
public interface ISourceReader
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The path as the user wrote it, or one joined to the folder of the file that names it.</param>
    SourceReadResult Read(string path);
}

/// <summary>The bytes of a file, or why there are none.</summary>
/// <param name="Bytes">The whole content; null when it could not be read.</param>
/// <param name="Problem">Why not, in words for the user (<c>there is no such file</c>); null when it was read.</param>
public sealed record SourceReadResult(byte[]? Bytes, string? Problem);
