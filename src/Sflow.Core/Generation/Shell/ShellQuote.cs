namespace Sflow.Generation.Shell;

/// <summary>Writes any string as one word of bash with exactly that value.</summary>
public static class ShellQuote
{
    /// <summary>
    /// Returns the word without quotes when that is safe, and otherwise in <c>'…'</c>. A string with control characters other
    /// than newline and tab is in <c>$'…'</c>, because sbatch refuses a script with carriage returns.
    /// </summary>
    public static string Word(string text)
    {
        if (IsBare(text))
            return text;
        return NeedsAnsi(text) ? Ansi(text) : "'" + text.Replace("'", "'\\''") + "'";
    }

    /// <summary>True when a script can't contain the string unchanged.</summary>
    public static bool NeedsAnsi(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' and not ('\n' or '\t') or '\x7f')
                return true;
        }

        return false;
    }

    private static bool IsBare(string text)
    {
        foreach (var c in text)
        {
            if (!IsBare(c))
                return false;
        }

        return text.Length > 0;
    }

    private static bool IsBare(char c) =>
        c
            is (>= 'a' and <= 'z')
                or (>= 'A' and <= 'Z')
                or (>= '0' and <= '9')
                or '_'
                or '-'
                or '.'
                or '/'
                or ':'
                or ','
                or '@'
                or '%'
                or '+'
                or '=';

    private static string Ansi(string text)
    {
        var word = new StringBuilder("$'");
        foreach (var c in text)
        {
            word.Append(
                c switch
                {
                    '\n' => "\\n",
                    '\t' => "\\t",
                    '\r' => "\\r",
                    '\\' => "\\\\",
                    '\'' => "\\'",
                    < ' ' or '\x7f' => "\\x" + ((int)c).ToString("x2", CultureInfo.InvariantCulture),
                    _ => c.ToString(),
                }
            );
        }

        return word.Append('\'').ToString();
    }
}
