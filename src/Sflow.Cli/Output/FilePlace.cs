namespace Sflow.Cli.Output;

/// <summary>A place in a file, as programs want it: apart, and only if it is a file.</summary>
/// <param name="Path">The path as the user wrote it.</param>
/// <param name="Line">The line, from 1; 0 when only the file is known.</param>
/// <param name="Column">The column in UTF-16 units, from 1; 0 when only the file is known.</param>
/// <param name="EndLine">The line of the position after the last character.</param>
/// <param name="EndColumn">The column of the position after the last character.</param>
internal sealed record FilePlace(string Path, int Line, int Column, int EndLine, int EndColumn)
{
    private static readonly string Start = Environment.GetEnvironmentVariable("GITHUB_WORKSPACE") is { Length: > 0 } workspace
        ? workspace
        : Environment.CurrentDirectory;

    /// <summary>The place in a file; null for a place of the command line, such as <c>--set TP=x</c>.</summary>
    public static FilePlace? Of(TextLocation location)
    {
        if (location.Source is not { } source)
            return File.Exists(location.Path) || Directory.Exists(location.Path) ? new FilePlace(location.Path, 0, 0, 0, 0) : null;
        var (line, column) = source.GetLineAndColumn(location.Span.Start);
        var (endLine, endColumn) = source.GetLineAndColumn(Math.Min(location.Span.End, source.Content.Length));
        return new FilePlace(location.Path, line, column, endLine, endColumn);
    }

    /// <summary>
    /// The path with slashes, relative to the root of the sources if it lies below: to <c>GITHUB_WORKSPACE</c> if it is set, else to the
    /// current folder. Otherwise the absolute path.
    /// </summary>
    public string PathBelowRoot()
    {
        var full = System.IO.Path.GetFullPath(Path);
        var relative = System.IO.Path.GetRelativePath(Start, full);
        var isBelow = relative != ".." && !relative.StartsWith(".." + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return (isBelow ? relative : full).Replace(System.IO.Path.DirectorySeparatorChar, '/');
    }
}
