using System.Numerics;
using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>Reads JSON (RFC 8259) into nodes. It is strict: no comments, no single quotes, no trailing commas, no duplicate keys.</summary>
internal sealed class JsonNodeReader
{
    private const int MostDigits = 4300;
    private readonly string text;
    private readonly TextLocation location;
    private int at;

    private JsonNodeReader(string text, TextLocation location) => (this.text, this.location) = (text, location);

    /// <summary>
    /// The value; every node has the place of the whole string. Null when the string is not JSON or is nested too deeply.
    /// </summary>
    public static NodeSyntax? Read(string text, TextLocation location)
    {
        var reader = new JsonNodeReader(text, location);
        var node = reader.ReadValue(0);
        reader.SkipWhiteSpace();
        return reader.at == text.Length ? node : null;
    }

    private char Current => at < text.Length ? text[at] : '\0';

    private NodeSyntax? ReadValue(int depth)
    {
        SkipWhiteSpace();
        return Current switch
        {
            _ when depth >= YamlLimits.Depth => null,
            '[' => ReadList(depth),
            '{' => ReadObject(depth),
            '"' => ReadText() is { } content ? ScalarSyntax.Create(content, location) : null,
            't' => Word("true", BoolValue.True),
            'f' => Word("false", BoolValue.False),
            'n' => Word("null", NoneValue.Instance),
            _ => ReadNumber(),
        };
    }

    private SequenceSyntax? ReadList(int depth)
    {
        var items = new List<NodeSyntax>();
        at++;
        if (Takes(']'))
            return new SequenceSyntax(items, location);
        do
        {
            if (ReadValue(depth + 1) is not { } item)
                return null;
            items.Add(item);
        } while (Takes(','));
        return Takes(']') ? new SequenceSyntax(items, location) : null;
    }

    private MappingSyntax? ReadObject(int depth)
    {
        var entries = new List<MappingEntrySyntax>();
        var known = new HashSet<string>(System.StringComparer.Ordinal);
        at++;
        if (Takes('}'))
            return new MappingSyntax(entries, location);
        do
        {
            SkipWhiteSpace();
            if (Current != '"' || ReadText() is not { } key || !known.Add(key) || !Takes(':') || ReadValue(depth + 1) is not { } value)
                return null;
            entries.Add(new(ScalarSyntax.Create(key, location), value));
        } while (Takes(','));
        return Takes('}') ? new MappingSyntax(entries, location) : null;
    }

    private string? ReadText()
    {
        var result = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '"')
            {
                at++;
                return result.ToString();
            }

            if (c < ' ')
                return null;
            if (c != '\\')
            {
                result.Append(c);
                continue;
            }

            if (ReadEscape() is not { } escaped)
                return null;
            result.Append(escaped);
        }

        return null;
    }

    private char? ReadEscape()
    {
        at++;
        switch (Current)
        {
            case '"' or '\\' or '/':
                return Current;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u'
                when at + 4 < text.Length
                    && ushort.TryParse(
                        text.Substring(at + 1, 4),
                        NumberStyles.AllowHexSpecifier,
                        CultureInfo.InvariantCulture,
                        out var code
                    ):
                at += 4;
                return (char)code;
            default:
                return null;
        }
    }

    private ScalarSyntax? ReadNumber()
    {
        var start = at;
        TakesHere('-');
        if (!TakesHere('0') && !TakesDigits())
            return null;
        var isInteger = true;
        if (TakesHere('.'))
        {
            isInteger = false;
            if (!TakesDigits())
                return null;
        }

        if (TakesHere('e') || TakesHere('E'))
        {
            isInteger = false;
            if (!TakesHere('+'))
                TakesHere('-');
            if (!TakesDigits())
                return null;
        }

        var digits = text.Substring(start, at - start);
        if (digits.Length > MostDigits)
            return null;
        if (isInteger)
            return ScalarSyntax.Create(
                new IntValue(BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)),
                location
            );
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? ScalarSyntax.Create(new FloatValue(number), location)
            : null;
    }

    private ScalarSyntax? Word(string word, ExprValue value)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
            return null;
        at += word.Length;
        return ScalarSyntax.Create(value, location);
    }

    private void SkipWhiteSpace()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
            at++;
    }

    private bool Takes(char c)
    {
        SkipWhiteSpace();
        return TakesHere(c);
    }

    private bool TakesHere(char c)
    {
        if (at >= text.Length || text[at] != c)
            return false;
        at++;
        return true;
    }

    private bool TakesDigits()
    {
        var start = at;
        while (Current is >= '0' and <= '9')
            at++;
        return at > start;
    }
}
