namespace Sflow.Cli.Completion;

/// <summary>Splits the start of a command line as a shell does. Nothing is expanded but a leading <c>~/</c>.</summary>
internal static class ShellWords
{
    /// <summary>The words. The last one is the one that the cursor is in; it may be empty.</summary>
    public static IReadOnlyList<string> Split(string line)
    {
        List<string> words = [];
        var word = new StringBuilder();
        var isStarted = false;
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (isStarted)
                    words.Add(Home(word.ToString()));
                word.Clear();
                isStarted = false;
                continue;
            }

            isStarted = true;
            if (c == quote)
                quote = '\0';
            else if (quote == '\0' && (c is '\'' or '"'))
                quote = c;
            else if (c == '\\' && quote != '\'' && i + 1 < line.Length)
                word.Append(line[++i]);
            else
                word.Append(c);
        }

        words.Add(Home(word.ToString()));
        return words;
    }

    private static string Home(string word) =>
        word.StartsWith("~/", StringComparison.Ordinal)
            ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + word[1..]
            : word;
}
