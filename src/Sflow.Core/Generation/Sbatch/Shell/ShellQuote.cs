using System.Globalization;
using System.Text;

namespace Sflow.Generation.Sbatch.Shell;

/// <summary>Writes any text as one word of bash that means exactly that text.</summary>
internal static class ShellQuote
{
    /// <summary>The word: bare where that is safe, else in <c>'…'</c>, or in <c>$'…'</c> when there are control characters other than newline and tab: sbatch refuses a script with carriage returns.</summary>
    public static string Word(string text)
    {
        if (IsBare(text))
            return text;
        return NeedsAnsi(text) ? Ansi(text) : "'" + text.Replace("'", "'\\''") + "'";
    }

    /// <summary>True when the text can't stand in a script as it is.</summary>
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

    private static bool IsBare(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' or '/' or ':' or ',' or '@' or '%' or '+' or '=';

    private static string Ansi(string text)
    {
        var word = new StringBuilder("$'");
        foreach (var c in text)
        {
            word.Append(c switch
            {
                '\n' => "\\n",
                '\t' => "\\t",
                '\r' => "\\r",
                '\\' => "\\\\",
                '\'' => "\\'",
                < ' ' or '\x7f' => "\\x" + ((int)c).ToString("x2", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return word.Append('\'').ToString();
    }
}
