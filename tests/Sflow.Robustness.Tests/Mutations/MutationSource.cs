using Sflow.Syntax;

namespace Sflow.Robustness.Mutations;

/// <summary>A workflow without an error, and the ways to change its texts.</summary>
internal sealed class MutationSource(ModuleSet set)
{
    private readonly Dictionary<string, string> texts = set.Files.ToDictionary(file => file.Key, file => file.Value);

    public ModuleSet Set { get; } = set;

    public LanguageMap Map { get; } = new(set);

    public string TextOf(string file) => texts[file];

    /// <summary>The line, from 1, of a position.</summary>
    public int LineOf(string file, int position) => texts[file].AsSpan(0, position).Count('\n') + 1;

    public int LineStart(string file, int position) => position == 0 ? 0 : texts[file].LastIndexOf('\n', position - 1) + 1;

    public int LineEnd(string file, int position) => texts[file].IndexOf('\n', position) is var end and >= 0 ? end : texts[file].Length;

    /// <summary>True for a mistake in a value that a later module replaces.</summary>
    public bool IsReplaced(Mutant mutant) =>
        mutant.Places.Any(place => LanguageMap.IsReplaced(texts[place.File].Split('\n')[place.Line - 1]));

    /// <summary>The mutant in which a range of a file has another text, the mistake being in the line where the range begins.</summary>
    public Mutant Replace(string kind, string file, int start, int end, string text, IReadOnlyCollection<(string, int)>? places = null)
    {
        var old = texts[file];
        var what = $"{file}({LineOf(file, start)}): '{Short(old[start..end])}' -> '{Short(text)}'";
        return new Mutant(kind, what, Set.With(file, old[..start] + text + old[end..]), places ?? [(file, LineOf(file, start))]);
    }

    /// <summary>The mutant in which a scalar has another text.</summary>
    public Mutant Replace(string kind, string file, ScalarSyntax scalar, string text, IReadOnlyCollection<(string, int)>? places = null) =>
        Replace(kind, file, scalar.Location.Span.Start, EndOf(file, scalar), text, places);

    /// <summary>Where a node's own text ends: a block's span may reach to the next one's begin.</summary>
    public int EndOf(string file, NodeSyntax node)
    {
        var end = node.Location.Span.End;
        while (end > node.Location.Span.Start && char.IsWhiteSpace(texts[file][end - 1]))
            end--;
        return end;
    }

    private static string Short(string text) => (text.Length > 50 ? text[..50] + "…" : text).Replace("\n", "\\n", StringComparison.Ordinal);
}
