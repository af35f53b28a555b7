using System.Linq;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>Helps with texts that have holes.</summary>
public static class RuntimeTexts
{
    /// <summary>How a message names what is known only in the job.</summary>
    public static string Describe(ExprValue value) => value is RuntimeText text
        ? string.Join(", ", text.Parts.Select(part => part.Reference?.Display).Where(display => display is not null).Distinct())
        : value.Repr();

    /// <summary>What is known of the text's beginning, up to its first hole.</summary>
    public static string StartOf(ExprValue value) => value is TextValue text ? text.Value : Of(value).Parts is { Count: > 0 } parts ? parts[0].Literal ?? "" : "";

    /// <summary>The text without its first characters, which are no hole.</summary>
    public static RuntimeText After(RuntimeText text, int length)
    {
        var start = text.Parts[0].Literal!.Substring(length);
        return new RuntimeText([.. start.Length == 0 ? [] : new[] { new RuntimePart(start) }, .. text.Parts.Skip(1)]);
    }

    /// <summary>A piece of a text as a value.</summary>
    public static ExprValue Value(RuntimePart part) => part.Reference is { } reference ? RuntimeText.FromReference(reference) : new TextValue(part.Literal!);

    /// <summary>A value as a text, possibly with holes.</summary>
    public static ExprValue TextOf(ExprValue value) => value is TextValue { IsMarkup: false } or RuntimeText ? value : RuntimeText.Concat(value).Simplify();

    /// <summary>The pieces of a text that may have holes.</summary>
    public static RuntimeText Of(ExprValue value) => value switch
    {
        RuntimeText text => text,
        TextValue text => RuntimeText.FromLiteral(text.Value),
        _ => RuntimeText.Concat(value),
    };
}
