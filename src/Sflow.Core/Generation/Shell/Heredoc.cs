namespace Sflow.Generation.Shell;

/// <summary>
/// Writes a string of any length after a word of the script. It writes a quoted heredoc that a person can read, or a quoted
/// argument when a heredoc can't hold the string.
/// </summary>
internal static class Heredoc
{
    private const string Delimiter = "SFLOW_EOT";

    /// <summary>
    /// Returns the part that follows the word, on its line and on the next lines. The runtime removes one newline from the end of
    /// a heredoc.
    /// </summary>
    public static string Write(string text)
    {
        if (ShellQuote.NeedsAnsi(text))
            return ShellQuote.Word(text);
        var delimiter = Delimiter;
        if (text.IndexOf(Delimiter, StringComparison.Ordinal) >= 0)
        {
            var lines = text.Split('\n');
            while (lines.Contains(delimiter))
                delimiter += "_";
        }

        return $"<<'{delimiter}'\n{text}\n{delimiter}";
    }
}
