namespace Sflow.Text;

/// <summary>The place where something was written: a file and a range in it, or a whole file.</summary>
/// <param name="Source">The file's text, or null when only the file is known.</param>
/// <param name="Span">The range in it.</param>
/// <param name="Path">The path as the user gave it.</param>
public sealed record TextLocation(string Path, SourceText? Source, TextSpan Span)
{
    /// <summary>A place in a file's text.</summary>
    public TextLocation(SourceText source, TextSpan span)
        : this(source.Path, source, span) { }

    /// <summary>The line, from 1; 0 when only the file is known.</summary>
    public int Line => Source is null ? 0 : Source.GetLineAndColumn(Span.Start).Line;

    /// <summary>The column, from 1; 0 when only the file is known.</summary>
    public int Column => Source is null ? 0 : Source.GetLineAndColumn(Span.Start).Column;

    /// <summary>A file as a whole, such as a project whose item is wrong.</summary>
    public static TextLocation OfFile(string path) => new(path, null, default);

    /// <summary>The place in the format of compilers: <c>file(line,col)</c>.</summary>
    public override string ToString() => Source is null ? Path : $"{Path}({Line},{Column})";

    /// <summary>Two locations are equal when they name the same range of the same path.</summary>
    public bool Equals(TextLocation? other) => other is not null && Path == other.Path && Span == other.Span;

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Path.GetHashCode() * 397) ^ Span.GetHashCode());
}
