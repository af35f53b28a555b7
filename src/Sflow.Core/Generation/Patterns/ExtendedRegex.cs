using Sflow.Expressions;

namespace Sflow.Generation.Patterns;

/// <summary>Translates a regular expression of Python's re module into a POSIX extended one for grep -E and bash.</summary>
/// <param name="Pattern">The extended expression.</param>
/// <param name="IgnoreCase">True when the Python expression begins with <c>(?i)</c>.</param>
internal sealed record ExtendedRegex(string Pattern, bool IgnoreCase)
{
    private const string Special = @".[]{}()*+?^$|\";
    private const int MostRepeats = 1000;

    // The letters and digits that Python's re accepts after a backslash.
    private const string PythonEscapes = "0123456789AaBbDdfNnrSstUuvWwxZ";

    /// <summary>
    /// Translates an expression. It returns a reason instead when the expression is invalid or POSIX can't express it.
    /// </summary>
    public static ExtendedRegex? Translate(string pattern, out string? problem)
    {
        var translation = new Translation(pattern);
        try
        {
            var result = translation.Run();
            problem = null;
            return result;
        }
        catch (FormatException reason)
        {
            problem = reason.Message;
            return null;
        }
    }

    /// <summary>Returns an expression that matches exactly this string.</summary>
    public static string Escape(string text) => string.Concat(text.Select(c => Special.IndexOf(c) >= 0 ? "\\" + c : c.ToString()));

    private sealed class Translation(string source)
    {
        private readonly StringBuilder result = new();
        private int at;
        private readonly HashSet<string> names = [];
        private int depth;
        private bool ignoreCase;
        private bool mayRepeat;

        public ExtendedRegex Run()
        {
            if (source.StartsWith("(?i)", StringComparison.Ordinal))
                (ignoreCase, at) = (true, 4);
            while (at < source.Length)
                Next();
            if (depth > 0)
                throw new FormatException("a ( has no )");
            return new ExtendedRegex(result.ToString(), ignoreCase);
        }

        private void Next()
        {
            var c = source[at++];
            switch (c)
            {
                case '\\':
                    Escaped();
                    break;
                case '[':
                    Bracket();
                    break;
                case '(':
                    Open();
                    break;
                case ')':
                    if (--depth < 0)
                        throw new FormatException("a ) has no (");
                    Atom(")");
                    break;
                case '*' or '+' or '?':
                    Repeat(c.ToString());
                    break;
                case '{':
                    Brace();
                    break;
                case '}':
                    Atom("\\}");
                    break;
                case '|' or '^' or '$':
                    Position(c.ToString());
                    break;
                default:
                    Atom(c.ToString());
                    break;
            }
        }

        private void Atom(string text)
        {
            result.Append(text);
            mayRepeat = true;
        }

        // Matches a place and no character, so that there is nothing to repeat.
        private void Position(string text)
        {
            result.Append(text);
            mayRepeat = false;
        }

        private void Open()
        {
            depth++;
            if (depth > 100)
                throw new FormatException("its brackets nest too deeply");
            if (Accept("?:")) { }
            else if (Accept("?P<"))
            {
                var end = source.IndexOf('>', at);
                if (end < 0)
                    throw new FormatException("a (?P< has no >");
                Name(source.Substring(at, end - at));
                at = end + 1;
            }
            else if (at < source.Length && source[at] == '?')
            {
                throw new FormatException($"POSIX has nothing like {source.Substring(at - 1, Math.Min(4, source.Length - at + 1))}…");
            }

            result.Append('(');
            mayRepeat = false;
        }

        private void Name(string name)
        {
            if (name.Length == 0 || char.IsDigit(name[0]) || !name.All(c => char.IsLetterOrDigit(c) || c == '_'))
                throw new FormatException($"{Quote.Text(name)} can't be the name of a group");
            if (!names.Add(name))
                throw new FormatException($"two groups have the name {Quote.Text(name)}");
        }

        private void Repeat(string quantifier)
        {
            if (!mayRepeat)
                throw new FormatException($"there is nothing before {quantifier} to repeat");
            result.Append(quantifier);
            mayRepeat = false;
            // A lazy match exists exactly where a greedy match exists. Only the length differs, and no caller uses the length.
            Accept("?");
            if (at < source.Length && source[at] == '+')
                throw new FormatException("POSIX has no possessive repetition such as a*+");
        }

        private void Brace()
        {
            var end = source.IndexOf('}', at);
            var body = end < 0 ? "" : source.Substring(at, end - at);
            var parts = body.Split(',');
            if (end < 0 || parts.Length > 2 || body.Length == 0 || body == "," || !parts.All(part => part.All(d => d is >= '0' and <= '9')))
            {
                Atom("\\{");
                return;
            }

            if (parts.Any(part => part.Length > 4 || (part.Length > 0 && Count(part) > MostRepeats)))
                throw new FormatException($"it repeats more than {MostRepeats} times");
            if (parts.Length == 2 && parts[0].Length > 0 && parts[1].Length > 0 && Count(parts[0]) > Count(parts[1]))
                throw new FormatException($"{{{body}}} has its larger number first");
            at = end + 1;
            Repeat("{" + (parts[0].Length == 0 ? "0" : parts[0]) + (parts.Length == 2 ? "," + parts[1] : "") + "}");
        }

        private static int Count(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

        private void Escaped()
        {
            if (at == source.Length)
                throw new FormatException("it ends in a \\");
            var c = source[at++];
            switch (c)
            {
                case 'd':
                    Atom("[0-9]");
                    break;
                case 'D':
                    Atom("[^0-9]");
                    break;
                case 'w' or 'W' or 's' or 'S':
                    Atom("\\" + c);
                    break;
                case 'b' or 'B':
                    Position("\\" + c);
                    break;
                case 't':
                    Atom("\t");
                    break;
                case 'A':
                    Position("^");
                    break;
                case 'Z':
                    Position("$");
                    break;
                case 'x':
                    Atom(Escape(Hex()));
                    break;
                case >= '1' and <= '9':
                    throw new FormatException("POSIX extended expressions have no references to groups such as \\1");
                case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') when PythonEscapes.IndexOf(c) < 0:
                    throw new FormatException(NoSuchEscape(c));
                case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '0' or '\n':
                    throw new FormatException($"\\{c} can't match within a line");
                default:
                    Atom(Escape(c.ToString()));
                    break;
            }
        }

        private string Hex()
        {
            if (
                at + 2 > source.Length
                || !int.TryParse(source.Substring(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                || code is < 32 or > 126
            )
                throw new FormatException("\\x takes two hexadecimal digits of a printable character");
            at += 2;
            return ((char)code).ToString();
        }

        private void Bracket()
        {
            var negated = Accept("^");
            var set = new CharacterSet();
            for (var first = true; ; first = false)
            {
                var start = at;
                var c = InBracket();
                if (c == ']' && !first)
                    break;
                var low = Member(c, set);
                if (at + 1 >= source.Length || source[at] != '-' || source[at + 1] == ']')
                {
                    if (low is { } single)
                        set.Add(single);
                    continue;
                }

                at++;
                var high = Member(InBracket(), set);
                if (low is not { } from || high is not { } to || from > to)
                    throw new FormatException(
                        $"the range {source.Substring(start, at - start)} in [ ] "
                            + (
                                low is null || high is null
                                    ? @"has no single character on one side; write \- for the sign"
                                    : "runs backwards"
                            )
                    );
                set.Add(from, to);
            }

            Atom(set.Write(negated));
        }

        private char InBracket() => at < source.Length ? source[at++] : throw new FormatException("a [ has no ]");

        // Adds a class such as \d to the set. Any other member is a character, which may begin or end a range.
        private char? Member(char c, CharacterSet set)
        {
            if (c != '\\')
                return c;
            c = InBracket();
            switch (c)
            {
                case 'd':
                    set.AddClass("0-9");
                    return null;
                case 'w':
                    set.AddClass("[:alnum:]_");
                    return null;
                case 's':
                    set.AddClass("[:space:]");
                    return null;
                case 't':
                    return '\t';
                case 'x':
                    return Hex()[0];
                case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'):
                    throw new FormatException(PythonEscapes.IndexOf(c) < 0 ? NoSuchEscape(c) : $"POSIX has no \\{c} in [ ]");
                default:
                    return c;
            }
        }

        private static string NoSuchEscape(char c) => $"there is no escape \\{c}; write \\\\ for a backslash";

        private bool Accept(string text)
        {
            if (string.CompareOrdinal(source, at, text, 0, text.Length) != 0)
                return false;
            at += text.Length;
            return true;
        }
    }
}
