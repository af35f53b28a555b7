using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>Functions for strings that have placeholders.</summary>
internal static class RuntimeTexts
{
    /// <summary>How a message names a value that only the job knows.</summary>
    public static string Describe(ExprValue value) =>
        value is RuntimeText text
            ? string.Join(", ", text.Parts.Select(part => part.Reference?.Display).Where(display => display is not null).Distinct())
            : value.Repr();

    /// <summary>The known beginning of the string, up to its first placeholder.</summary>
    public static string StartOf(ExprValue value) =>
        value is TextValue text ? text.Value
        : Of(value).Parts is { Count: > 0 } parts ? parts[0].Literal ?? ""
        : "";

    /// <summary>The string without its first characters, which contain no placeholder.</summary>
    public static RuntimeText After(RuntimeText text, int length)
    {
        var start = text.Parts[0].Literal!.Substring(length);
        return new RuntimeText([.. start.Length == 0 ? [] : new[] { new RuntimePart(start) }, .. text.Parts.Skip(1)]);
    }

    /// <summary>The parts of a string between the occurrences of a character; placeholders are not split.</summary>
    public static IReadOnlyList<RuntimeText> Split(ExprValue value, char separator)
    {
        var pieces = new List<RuntimeText>();
        var current = new List<RuntimePart>();
        foreach (var part in Of(value).Parts)
        {
            var literals = part.Literal?.Split(separator) ?? [];
            if (part.Reference is not null)
                current.Add(part);
            for (var i = 0; i < literals.Length; i++)
            {
                if (i > 0)
                {
                    pieces.Add(new RuntimeText([.. current]));
                    current.Clear();
                }

                if (literals[i].Length > 0)
                    current.Add(new RuntimePart(literals[i]));
            }
        }

        pieces.Add(new RuntimeText(current));
        return pieces;
    }

    /// <summary>Strings joined by a separator.</summary>
    public static ExprValue Join(string separator, IEnumerable<ExprValue> texts)
    {
        var pieces = new List<ExprValue>();
        foreach (var text in texts)
        {
            if (pieces.Count > 0)
                pieces.Add(new TextValue(separator));
            pieces.Add(text);
        }

        return RuntimeText.Concat(pieces).Simplify();
    }

    /// <summary>A part of a string as a value.</summary>
    public static ExprValue Value(RuntimePart part) =>
        part.Reference is { } reference ? RuntimeText.FromReference(reference) : new TextValue(part.Literal!);

    /// <summary>A value as a string, possibly with placeholders.</summary>
    public static ExprValue TextOf(ExprValue value) =>
        value is TextValue { IsMarkup: false } or RuntimeText ? value : RuntimeText.Concat(value).Simplify();

    /// <summary>The parts of a string that may have placeholders.</summary>
    public static RuntimeText Of(ExprValue value) =>
        value switch
        {
            RuntimeText text => text,
            TextValue text => RuntimeText.FromLiteral(text.Value),
            _ => RuntimeText.Concat(value),
        };
}
