namespace Sflow.Hosting.Files;

/// <summary>A file as a record keeps it.</summary>
/// <param name="Path">
/// Its path: of a row's file below the output folder, with <c>/</c>; of an input absolute, or relative to the project.
/// </param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="Mark">What the last look at it said.</param>
internal sealed record RecordedFile(string Path, string Sha256, FileMark Mark)
{
    /// <summary>The same file with a new mark; the same instance when the mark is equal.</summary>
    public RecordedFile With(FileMark mark) => mark == Mark ? this : this with { Mark = mark };

    /// <summary>A file as it is now.</summary>
    /// <param name="path">An absolute path.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="System.UnauthorizedAccessException">The user may not read the file.</exception>
    public static RecordedFile At(string path)
    {
        var looked = DateTime.UtcNow;
        var mark = FileMark.Of(path) ?? throw new FileNotFoundException($"'{path}' is not there.", path);
        return new RecordedFile(path, FileHash.Of(path), mark.TrustedSince(looked));
    }

    /// <summary>
    /// The file as it is now, the same instance when nothing has changed; null when its bytes changed or it is gone. The file is only read
    /// when its time can't be trusted or differs.
    /// </summary>
    /// <param name="fullPath">Its absolute path.</param>
    public RecordedFile? Look(string fullPath)
    {
        if (Mark.Time != 0 && FileMark.Of(fullPath) == Mark)
            return this;
        return FileLook.Find(fullPath, Mark.Length, Sha256) is { } mark ? With(mark) : null;
    }
}
