using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Sflow.Generation.Sbatch.Patterns;

/// <summary>A format of Python's parse package as an extended regular expression with a group for each field.</summary>
/// <param name="Pattern">The expression.</param>
/// <param name="Fields">The fields in order: name and type, int, float or str.</param>
internal sealed record ParseFormat(string Pattern, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    private static readonly Regex FieldForm = new(
        @"\A(?<name>[A-Za-z_][A-Za-z0-9_.\[\]]*)?(?::(?<spec>[^{}]*))?\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // Alignment, sign, width and precision say how a number was printed; spaces around it are what is left of them.
    private static readonly Regex Spec = new(
        @"\A(?:[^{}]?[<>^=])?[-+ ]?#?0?(?<width>[0-9]{0,3})(?:\.[0-9]{1,3})?(?<type>[A-Za-z%]{0,2})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

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

    private static readonly Memo<(ParseFormat? Format, string? Problem)> Known = new(format => (TranslateNew(format, out var problem), problem));

    /// <summary>Translates a format; one that can't be said gives a reason instead.</summary>
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
        for (var at = 0; at < format.Length && problem is null;)
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
            problem = "it has no {field} whose value could be read";
        return problem is null ? new ParseFormat(pattern.ToString(), fields) : null;
    }

    private static string? Field(string text, string next, StringBuilder pattern, List<KeyValuePair<string, string>> fields)
    {
        var field = FieldForm.Match(text);
        var spec = Spec.Match(field.Groups["spec"].Value);
        if (!field.Success || !spec.Success)
            return $"{{{text}}} is no field; write {{name}} or {{name:d}}";
        var name = field.Groups["name"].Value;
        if (name.Length == 0)
            return $"{{{text}}} has no name under which its value could be kept; write {{name:d}}";
        if (fields.Any(known => known.Key == name))
            return $"it has two fields {name}";
        var type = spec.Groups["type"].Value;
        if (type.Length == 0)
        {
            // A text runs to the character behind it, to the last occurrence of a longer text behind it, or to the end of the line.
            pattern.Append(next.Length == 1 ? $"([^{next}]+)" : "(.+)");
            fields.Add(new(name, "str"));
            return null;
        }

        if (!Types.TryGetValue(type, out var known))
            return $"the type {type} of {{{text}}} can't be read; there are d, f, F, e, g, w, l and S";
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
