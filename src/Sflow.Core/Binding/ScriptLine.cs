using Sflow.Syntax;

namespace Sflow.Binding;

/// <summary>Finds out how a line of a script must be written when YAML reads it as a mapping.</summary>
internal static class ScriptLine
{
    /// <summary>The place of the line, and its text in quotes as it can stand in the script.</summary>
    /// <param name="item">The mapping that stands in the script.</param>
    /// <returns>Null when the mapping is written with braces or on several lines, so that it was meant as a mapping.</returns>
    public static Located<string>? Quoted(MappingSyntax item)
    {
        if (item.Entries.Count != 1 || item.Location.Source is not { } source)
            return null;
        // A pair between brackets, as in [echo a: b], has no place of its own.
        var key = item.Entries[0].Key.Location.Span.Start;
        var isPair = item.Location.Span.Start == 0 && key > 0;
        if (!isPair && item.Location.Span.Start != key)
            return null;
        var end = isPair ? item.Entries[0].Value.Location.Span.End : item.Location.Span.End;
        if (end <= key)
            return null;
        var text = source.Content.Substring(key, end - key).TrimEnd();
        if (text.Length == 0 || text.Any(char.IsControl))
            return null;
        // In single quotes, a backslash and a dollar sign mean themselves; in double quotes, a single quote does.
        var quoted = text.Contains('\'') && !text.Contains('"') && !text.Contains('\\') ? $"\"{text}\"" : $"'{text.Replace("'", "''")}'";
        return new(quoted, new TextLocation(source, TextSpan.FromBounds(key, key + text.Length)));
    }
}
