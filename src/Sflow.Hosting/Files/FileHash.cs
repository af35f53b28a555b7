namespace Sflow.Hosting.Files;

/// <summary>Hashes files.</summary>
internal static class FileHash
{
    /// <summary>The SHA-256 of a file's bytes, in lowercase hexadecimal digits.</summary>
    /// <param name="path">The path of a file, which must be there.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not read the file.</exception>
    public static string Of(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return FileText.Sha256(bytes, bytes.Length);
    }
}
