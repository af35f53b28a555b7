namespace Sflow.Hosting.Execution;

/// <summary>Reads the <c>#SBATCH</c> lines of a script.</summary>
internal static class DirectiveWords
{
    private const string Start = "#SBATCH ";

    /// <summary>The options of a script as words of a command line, without their quotes.</summary>
    /// <param name="script">The script. Only the comments at its beginning can have options (sbatch(1)).</param>
    public static IReadOnlyList<string> Of(string script)
    {
        List<string> words = [];
        var reader = new StringReader(script);
        while (reader.ReadLine() is { } line && (line.Length == 0 || line[0] == '#'))
        {
            if (line.StartsWith(Start, StringComparison.Ordinal))
                words.AddRange(Split(line.Substring(Start.Length)));
        }

        return words;
    }

    private static IEnumerable<string> Split(string line)
    {
        var word = new StringBuilder();
        var (isQuoted, isWord) = (false, false);
        foreach (var c in line)
        {
            if (c == '"')
            {
                (isQuoted, isWord) = (!isQuoted, true);
            }
            else if (c == ' ' && !isQuoted)
            {
                if (isWord)
                    yield return word.ToString();
                word.Clear();
                isWord = false;
            }
            else
            {
                word.Append(c);
                isWord = true;
            }
        }

        if (isWord)
            yield return word.ToString();
    }
}
