using Sflow.Expressions;

namespace Sflow.Generation.Patterns;

/// <summary>Translates a regular expression of Python's re module into a POSIX extended one for grep -E and bash.</summary>
/// <param name="Pattern">The extended expression.</param>
/// <param name="IgnoreCase">True when the Python expression begins with <c>(?i)</c>.</param>
internal sealed record ExtendedRegex(string Pattern, bool IgnoreCase)
{
    private const string Special = @".[]{}()*+?^$|\";
    private const int MostRepeats = 1000;

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
                case '|' or '^':
                    result.Append(c);
                    mayRepeat = false;
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
                at = end + 1;
            }
            else if (at < source.Length && source[at] == '?')
            {
                throw new FormatException($"POSIX has nothing like {source.Substring(at - 1, Math.Min(4, source.Length - at + 1))}…");
            }

            result.Append('(');
            mayRepeat = false;
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

            if (parts.Any(part => part.Length > 4 || (part.Length > 0 && int.Parse(part, CultureInfo.InvariantCulture) > MostRepeats)))
                throw new FormatException($"it repeats more than {MostRepeats} times");
            at = end + 1;
            Repeat("{" + (parts[0].Length == 0 ? "0" : parts[0]) + (parts.Length == 2 ? "," + parts[1] : "") + "}");
        }

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
                case 'w' or 'W' or 's' or 'S' or 'b' or 'B':
                    Atom("\\" + c);
                    break;
                case 't':
                    Atom("\t");
                    break;
                case 'A':
                    result.Append('^');
                    break;
                case 'Z':
                    result.Append('$');
                    break;
                case 'x':
                    Atom(Escape(Hex()));
                    break;
                case >= '1' and <= '9':
                    throw new FormatException("POSIX extended expressions have no references to groups such as \\1");
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
            var set = new StringBuilder();
            var (hasBracket, hasDash, hasCaret, first) = (false, false, false, true);
            for (; ; first = false)
            {
                if (at >= source.Length)
                    throw new FormatException("a [ has no ]");
                var c = source[at++];
                if (c == ']' && !first)
                    break;
                if (c == '\\')
                {
                    if (at >= source.Length)
                        throw new FormatException("a [ has no ]");
                    c = source[at++];
                    switch (c)
                    {
                        case 'd':
                            set.Append("0-9");
                            continue;
                        case 'w':
                            set.Append("[:alnum:]_");
                            continue;
                        case 's':
                            set.Append("[:space:]");
                            continue;
                        case 't':
                            set.Append('\t');
                            continue;
                        case 'x':
                            c = Hex()[0];
                            break;
                        case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'):
                            throw new FormatException($"POSIX has no \\{c} in [ ]");
                    }

                    (hasBracket, hasDash, hasCaret) = (hasBracket || c == ']', hasDash || c == '-', hasCaret || c == '^');
                    if (c is not (']' or '-' or '^'))
                        set.Append(c);
                    continue;
                }

                if (c is ']' or '^')
                    (hasBracket, hasCaret) = (hasBracket || c == ']', hasCaret || c == '^');
                else if (c == '[' && at < source.Length && source[at] is ':' or '.' or '=')
                    set.Append("[.[.]");
                else
                    set.Append(c);
            }

            // POSIX brackets have no escapes. A special character must stand in a position where it has no special meaning.
            if (!negated && hasCaret && !hasBracket && set.Length == 0)
                Atom(hasDash ? "[-^]" : "\\^");
            else
                Atom("[" + (negated ? "^" : "") + (hasBracket ? "]" : "") + set + (hasCaret ? "^" : "") + (hasDash ? "-" : "") + "]");
        }

        private bool Accept(string text)
        {
            if (string.CompareOrdinal(source, at, text, 0, text.Length) != 0)
                return false;
            at += text.Length;
            return true;
        }
    }
}
