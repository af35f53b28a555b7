using System.Text.RegularExpressions;

namespace Sflow.Generation.Patterns;

/// <summary>A format of Python's parse package as an extended regular expression, with a group for each field.</summary>
/// <param name="Pattern">The expression.</param>
/// <param name="Fields">The fields in order, each with its name and its type: int, float or str.</param>
internal sealed record ParseFormat(string Pattern, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    private static readonly Regex FieldForm = new(
        @"\A(?<name>[A-Za-z_][A-Za-z0-9_.\[\]]*)?(?::(?<spec>[^{}]*))?\z",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    // Alignment, sign, width and precision describe how a program printed a number. In the output, only the spaces around the
    // number remain of them.
    private static readonly Regex Spec = new(
        @"\A(?:[^{}]?[<>^=])?[-+ ]?#?0?(?<width>[0-9]{0,3})(?:\.[0-9]{1,3})?(?<type>[A-Za-z%]{0,2})\z",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1)
    );

    private static readonly Dictionary<string, (string Type, string Pattern)> Types = new()
    {
        ["d"] = ("int", "[-+]?[0-9]+"),
        ["f"] = ("float", @"[-+]?[0-9]*\.?[0-9]+"),
        ["F"] = ("float", @"[-+]?[0-9]*\.?[0-9]+"),
        ["e"] = ("float", @"[-+]?[0-9]*\.?[0-9]+[eE][-+]?[0-9]+"),
        ["g"] = ("float", @"[-+]?[0-9]*\.?[0-9]+[eE][-+]?[0-9]+|[-+]?[0-9]*\.?[0-9]+"),
        ["w"] = ("str", @"\w+"),
        ["l"] = ("str", "[A-Za-z]+"),
        ["S"] = ("str", @"\S+"),
    };

    private static readonly Memo<(ParseFormat? Format, string? Problem)> Known = new(format =>
        (TranslateNew(format, out var problem), problem)
    );

    /// <summary>Translates a format. It returns a reason instead when an expression can't represent the format.</summary>
    public static ParseFormat? Translate(string format, out string? problem)
    {
        (var result, problem) = Known[format];
        return result;
    }

    private static ParseFormat? TranslateNew(string format, out string? problem)
    {
        var pattern = new StringBuilder();
        var fields = new List<KeyValuePair<string, string>>();
        problem = null;
        for (var at = 0; at < format.Length && problem is null; )
        {
            if (at + 1 < format.Length && (format[at], format[at + 1]) is ('{', '{') or ('}', '}'))
            {
                pattern.Append(ExtendedRegex.Escape(format[at].ToString()));
                at += 2;
                continue;
            }

            var end = format[at] == '{' ? format.IndexOf('}', at) : at;
            if (end < 0 || format[at] == '}')
                problem = "a { has no }, or a } no {; write {{ or }} for the characters themselves";
            else if (format[at] == '{')
                problem = Field(format.Substring(at + 1, end - at - 1), LiteralAt(format, end + 1), pattern, fields);
            else
                pattern.Append(ExtendedRegex.Escape(format[at].ToString()));
            at = end + 1;
        }

        if (problem is null && fields.Count == 0)
            problem = "it has no {field} to read a value into";
        return problem is null ? new ParseFormat(pattern.ToString(), fields) : null;
    }

    private static string? Field(string text, string next, StringBuilder pattern, List<KeyValuePair<string, string>> fields)
    {
        var field = FieldForm.Match(text);
        var spec = Spec.Match(field.Groups["spec"].Value);
        if (!field.Success || !spec.Success)
            return $"{{{text}}} is not a field; write {{name}} or {{name:d}}";
        var name = field.Groups["name"].Value;
        if (name.Length == 0)
            return $"{{{text}}} has no name for its value; write {{name:d}}";
        if (fields.Any(known => known.Key == name))
            return $"it has two fields {name}";
        var type = spec.Groups["type"].Value;
        if (type.Length == 0)
        {
            // A string field extends to the character after it. When a longer string follows, the field extends to the last
            // occurrence of that string. Otherwise, it extends to the end of the line.
            pattern.Append(next.Length == 1 ? $"([^{next}]+)" : "(.+)");
            fields.Add(new(name, "str"));
            return null;
        }

        if (!Types.TryGetValue(type, out var known))
            return $"the type {type} of {{{text}}} is not known; write d, f, F, e, g, w, l or S";
        var padding = spec.Groups["width"].Length > 0 ? " *" : "";
        pattern.Append(padding).Append('(').Append(known.Pattern).Append(')').Append(padding);
        fields.Add(new(name, known.Type));
        return null;
    }

    private static string LiteralAt(string format, int start)
    {
        var end = format.IndexOfAny(['{', '}'], start);
        return end < 0 ? format.Substring(start) : format.Substring(start, end - start);
    }
}
