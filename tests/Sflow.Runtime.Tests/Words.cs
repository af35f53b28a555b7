namespace Sflow.Runtime.Tests;

/// <summary>Writes texts as the words of a generated script take them.</summary>
internal static class Words
{
    /// <summary>One bash word; <c>$'…'</c> where the text holds control characters other than newline and tab.</summary>
    public static string Quote(string text) => HasControls(text) ? DollarQuote(text) : "'" + text.Replace("'", "'\\''") + "'";

    /// <summary><c>word arguments</c> followed by the text: a here-document, or an argument where that could not carry it.</summary>
    public static string WithText(string word, string text)
    {
        if (HasControls(text))
            return $"{word} {DollarQuote(text)}\n";
        var delimiter = "SFLOW_EOT";
        while (text.Split('\n').Contains(delimiter))
            delimiter += "_";
        return $"{word} <<'{delimiter}'\n{text}\n{delimiter}\n";
    }

    /// <summary>A task that runs a bash script.</summary>
    public static string Task(string name, string script, string words = "", string launch = "bash -c") =>
        $"task {name}\n{words}\nlaunch {launch}\n{WithText("script", script)}";

    private static bool HasControls(string text) => text.Any(c => c is (< ' ' and not '\n' and not '\t') or '\x7f');

    private static string DollarQuote(string text)
    {
        var quoted = new StringBuilder("$'");
        foreach (var c in text)
        {
            quoted.Append(
                c switch
                {
                    '\'' => "\\'",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    < ' ' or '\x7f' => "\\x" + ((int)c).ToString("x2", CultureInfo.InvariantCulture),
                    _ => c.ToString(),
                }
            );
        }

        return quoted.Append('\'').ToString();
    }
}
