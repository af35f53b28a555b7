namespace Sflow.Syntax;

/// <summary>One kind of error of the YAML library, and how Sflow explains it.</summary>
/// <param name="Words">The row is for the messages that contain all of these, in any case.</param>
/// <param name="Explain">Makes the explanation from the module's text and the position that the library reports.</param>
internal sealed record YamlErrorRow(IReadOnlyList<string> Words, Func<string, int, string> Explain)
{
    /// <summary>A row with a fixed explanation.</summary>
    public YamlErrorRow(IReadOnlyList<string> words, string explanation)
        : this(words, (_, _) => explanation) { }

    /// <summary>A row with one explanation at the end of the file and another one before it.</summary>
    public YamlErrorRow(IReadOnlyList<string> words, string atEnd, string elsewhere)
        : this(words, (text, at) => at >= text.Length ? atEnd : elsewhere) { }

    /// <summary>Finds the position to report, given the text and the library's position. By default, it is the library's.</summary>
    public Func<string, int, int> Place { get; init; } = (_, at) => at;

    /// <summary>True when the row is for this error.</summary>
    public bool Matches(YamlError error) => Words.All(error.Contains);
}
