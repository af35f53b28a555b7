using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Generation.Yaml;

/// <summary>
/// Chooses the style of a scalar. A scalar is plain when every reader reads it as the same value, and a block when it is long.
/// Otherwise, it is in quotes.
/// </summary>
internal static class YamlScalarWriter
{
    private const int LongestLine = 120;

    /// <summary>Writes a value at the end of its line, or as a block below the line.</summary>
    /// <param name="output">Receives the YAML text.</param>
    /// <param name="scalar">The value.</param>
    /// <param name="column">The column of a block's lines, from 0. It is two more than the parent's column.</param>
    public static void Write(StringBuilder output, ScalarSyntax scalar, int column)
    {
        if (scalar.Value is TextValue { Value: var text } && (text.Length > LongestLine || text.IndexOf('\n') >= 0) && FitsBlock(text))
            WriteBlock(output, text, column);
        else
            output.Append(scalar.Value is TextValue value ? OneLine(value.Value) : ScalarText.Of(scalar.Value)).Append('\n');
    }

    /// <summary>Returns the value on one line, because a key must be on one line.</summary>
    public static string Key(ScalarSyntax scalar) =>
        scalar.Value is not TextValue { Value: var text } ? ScalarText.Of(scalar.Value)
        : text.IndexOf(" *", StringComparison.Ordinal) >= 0 ? DoubleQuoted(text) // YamlDotNet reads * in a plain key as an alias.
        : OneLine(text);

    /// <summary>Returns the string in double quotes and escapes every character that is not visible.</summary>
    public static string DoubleQuoted(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                result.Append(c).Append(text[++i]);
            else
                AppendEscaped(result, c);
        }

        return result.Append('"').ToString();
    }

    private static string OneLine(string text)
    {
        if (!text.All(IsOrdinary) || !HasWholeCharacters(text))
            return DoubleQuoted(text);
        if (PlainScalar.IsSafe(text))
            return text;
        return text.IndexOf('\'') >= 0 && text.IndexOf('"') < 0 && text.IndexOf('\\') < 0 ? $"\"{text}\"" : $"'{text.Replace("'", "''")}'";
    }

    // A block keeps every character of its lines. However, readers disagree about spaces in the lines before the first line with
    // content.
    private static bool FitsBlock(string text)
    {
        var content = text.Length - text.TrimStart(' ', '\t', '\n').Length;
        if (content == text.Length || !text.All(c => c == '\n' || IsOrdinary(c)) || !HasWholeCharacters(text))
            return false;
        var emptyLines = text.LastIndexOf('\n', content) + 1;
        return text.Take(emptyLines).All(c => c == '\n');
    }

    private static void WriteBlock(StringBuilder output, string text, int column)
    {
        output.Append('|');
        if (text[0] is ' ' or '\n' or '\t')
            output.Append('2');
        var endings = text.Length - text.TrimEnd('\n').Length;
        output
            .Append(
                endings switch
                {
                    0 => "-",
                    1 => "",
                    _ => "+",
                }
            )
            .Append('\n');
        var lines = text.Substring(0, text.Length - Math.Min(endings, 1)).Split('\n');
        foreach (var line in lines)
        {
            if (line.Length > 0)
                output.Append(' ', column).Append(line);
            output.Append('\n');
        }
    }

    private static bool IsOrdinary(char c) =>
        c == '\t'
        || (
            c >= ' '
            && c is not (>= '\u007f' and <= '\u00a0' or '\u2028' or '\u2029' or '\ufeff')
            && (char.IsSurrogate(c) || char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned))
            && c < '\ufffe'
        );

    private static bool HasWholeCharacters(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return false;
            i++;
        }

        return true;
    }

    private static void AppendEscaped(StringBuilder result, char c)
    {
        var escape = c switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\0' => "\\0",
            _ => null,
        };
        if (escape is not null)
            result.Append(escape);
        else if (IsOrdinary(c) && !char.IsSurrogate(c))
            result.Append(c);
        else
            result
                .Append(c <= '\u00ff' ? "\\x" : "\\u")
                .Append(((int)c).ToString(c <= '\u00ff' ? "X2" : "X4", CultureInfo.InvariantCulture));
    }
}
