using Sflow.Cli.Output;

namespace Sflow.Cli.Completion;

/// <summary>
/// The hidden command <c>sflow __complete</c>, which the scripts of shells call. It never writes an error: the user is in the middle of a
/// line.
/// </summary>
internal static class CompletionRequest
{
    /// <summary>The command's name.</summary>
    public const string Name = "__complete";

    private const string Bash = "bash";

    /// <summary>
    /// Answers a request: a line with hints, then a line for each candidate. For bash, a request is the line up to the cursor and the
    /// characters at which bash breaks words; for other shells, the words after <c>sflow</c>.
    /// </summary>
    /// <param name="root">The definition.</param>
    /// <param name="args">The shell and the request.</param>
    public static string Answer(Command root, IReadOnlyList<string> args)
    {
        if (args.Count < 2)
            return "";
        var isBash = args[0] == Bash;
        List<string> words = isBash ? [.. ShellWords.Split(args[1]).Skip(1)] : [.. args.Skip(1)];
        if (words.Count == 0)
            return "";
        CompletionAnswer answer;
        try
        {
            answer = new Completer(root).Complete(words[..^1], words[^1]);
        }
#pragma warning disable CA1031 // An error of the completion would be written into the user's line.
        catch (Exception)
#pragma warning restore CA1031
        {
            return "";
        }

        var start = isBash ? StartOf(words[^1], args.Count > 2 ? args[2] : "") : 0;
        var text = new StringBuilder(HintsText(answer.Hints)).Append('\n');
        foreach (var (value, meaning) in answer.Candidates.Where(candidate => IsFit(candidate.Value)))
            text.Append(value[start..]).Append(isBash ? "" : "\t" + SafeText.Of(meaning.Replace('\n', ' '))).Append('\n');
        return text.ToString();
    }

    // Bash replaces only what stands after the last of these characters.
    private static int StartOf(string word, string breaks) => word.LastIndexOfAny([.. breaks.Where(c => c is '=' or ':')]) + 1;

    private static string HintsText(CompletionHints hints) =>
        string.Join(' ', Enum.GetValues<CompletionHints>().Where(hint => hint != 0 && hints.HasFlag(hint)).Select(NameOf));

    private static string NameOf(CompletionHints hint) =>
        hint switch
        {
            CompletionHints.Workflows => "workflows",
            CompletionHints.Tables => "tables",
            CompletionHints.Folders => "folders",
            CompletionHints.NoSpace => "nospace",
            _ => "files",
        };

    // Names come from files of others: what would leave its line or act on the terminal is not offered.
    private static bool IsFit(string value) => value.Length > 0 && !value.Any(char.IsControl);
}
