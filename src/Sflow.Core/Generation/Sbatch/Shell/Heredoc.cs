using System;
using System.Linq;

namespace Sflow.Generation.Sbatch.Shell;

/// <summary>Writes a text of any length behind a word of the script: as a quoted heredoc that a person can read, or as a quoted argument where a heredoc can't hold it.</summary>
internal static class Heredoc
{
    private const string Delimiter = "SFLOW_EOT";

    /// <summary>What follows the word, on its line and the lines after it. The runtime takes one newline off a heredoc's end.</summary>
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
