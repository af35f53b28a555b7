namespace Sflow.MSBuild;

/// <summary>A file of a row.</summary>
/// <param name="Path">Its path below the output folder, with <c>/</c>.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="Mark">What the last look at it said.</param>
internal sealed record RowFile(string Path, string Sha256, FileMark Mark)
{
    /// <summary>The same bytes after another look; the same instance when it said the same.</summary>
    public RowFile With(FileMark mark) => mark == Mark ? this : this with { Mark = mark };
}
