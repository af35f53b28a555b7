using Sflow.Expressions;
using Sflow.Resolution;

namespace Sflow.Generation.Shell;

/// <summary>Measures and checks the strings that a process receives, for every target that starts processes.</summary>
internal static class TextLimits
{
    // This is the maximum number of UTF-8 bytes for one UTF-16 unit.
    private const int BytesOfCharacter = 3;

    /// <summary>Returns the bytes of variables in the form that a process receives.</summary>
    public static long SizeOf(IEnumerable<KeyValuePair<string, ExprValue>> environment) =>
        environment.Sum(variable => (long)variable.Key.Length + 2 + SizeOf(variable.Value));

    /// <summary>Returns the bytes of a string, without the values of its placeholders.</summary>
    public static long SizeOf(ExprValue text)
    {
        if (text is TextValue plain)
            return Encoding.UTF8.GetByteCount(plain.Value);
        var size = 0L;
        foreach (var part in RuntimeTexts.Of(text).Parts)
            size += part.Literal is null ? 0 : Encoding.UTF8.GetByteCount(part.Literal);
        return size;
    }

    private static IEnumerable<ExprValue> Texts(ExprValue value) =>
        value switch
        {
            ListValue list => list.Items.SelectMany(Texts),
            DictValue map => map.Keys.Concat(map.Values).SelectMany(Texts),
            _ => [RuntimeTexts.Of(value)],
        };

    /// <summary>Reports a value that is too long or that no process can receive.</summary>
    /// <param name="value">The value: a string, possibly with placeholders, or a list or mapping of such.</param>
    /// <param name="at">The place for diagnostics.</param>
    /// <param name="owner">The object that <paramref name="describe"/> describes.</param>
    /// <param name="describe">Names the value in a message.</param>
    /// <param name="limit">The maximum number of UTF-8 bytes.</param>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    public static void Check<T>(ExprValue value, TextLocation at, T owner, Func<T, string> describe, int limit, DiagnosticBag diagnostics)
    {
        // Most strings are short and plain, and a row of a sweep has hundreds of them.
        if (
            value switch
            {
                TextValue text => IsShortAndPlain(text.Value, limit),
                RuntimeText text => IsShortAndPlain(text, limit),
                BoolValue or NoneValue => true,
                _ => false,
            }
        )
            return;
        var what = describe(owner);
        foreach (var text in Texts(value))
        {
            foreach (var literal in RuntimeTexts.Of(text).Parts.Select(part => part.Literal).OfType<string>())
                CheckCharacters(literal, at, what, diagnostics);
            if (SizeOf(text) is var size && size > limit)
                diagnostics.Add(Catalogue.ValueTooLong(at, what, (int)size, limit));
        }
    }

    private static bool IsShortAndPlain(string text, int limit) => text.Length <= limit / BytesOfCharacter && HasOnlyCharacters(text);

    private static bool IsShortAndPlain(RuntimeText text, int limit)
    {
        var size = 0L;
        foreach (var part in text.Parts)
        {
            size += part.Literal?.Length ?? 0;
            if (part.Literal is not null && !HasOnlyCharacters(part.Literal))
                return false;
        }

        return size <= limit / BytesOfCharacter;
    }

    private static bool HasOnlyCharacters(string text)
    {
        foreach (var c in text)
        {
            if (c == '\0' || char.IsSurrogate(c))
                return false;
        }

        return true;
    }

    /// <summary>
    /// Reports values that no process can receive: a NUL, and half of a surrogate pair, which UTF-8 can't encode.
    /// </summary>
    public static void CheckCharacters(string text, TextLocation at, string what, DiagnosticBag diagnostics)
    {
        if (HasOnlyCharacters(text))
            return;
        if (text.Contains('\0'))
            diagnostics.Add(Catalogue.NulCharacter(at, what));
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
            {
                diagnostics.Add(Catalogue.NulCharacter(at, what, "half of a character (an unpaired surrogate)"));
                return;
            }
        }
    }
}
