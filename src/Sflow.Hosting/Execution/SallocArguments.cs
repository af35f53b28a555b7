namespace Sflow.Hosting.Execution;

/// <summary>The command line of <c>salloc</c> that requests the allocation of a script.</summary>
internal static class SallocArguments
{
    // sbatch has these options and salloc does not (sbatch(1), salloc(1)): they are about a job's own output, about starting it
    // again, and about copying the environment.
    private static readonly HashSet<string> OfSbatchAlone = new(StringComparer.Ordinal)
    {
        "--batch",
        "--error",
        "--export",
        "--export-file",
        "--ignore-pbs",
        "--input",
        "--no-requeue",
        "--open-mode",
        "--output",
        "--parsable",
        "--propagate",
        "--requeue",
        "--test-only",
        "--umask",
        "--wait",
        "-W",
        "-e",
        "-i",
        "-o",
    };

    /// <summary>
    /// The arguments without the command that runs in the allocation. When an option is there twice, salloc takes the last one.
    /// </summary>
    /// <param name="script">The script, for its <c>#SBATCH</c> lines.</param>
    /// <param name="more">Further options of the user, each perhaps with its value as a second word.</param>
    public static IReadOnlyList<string> Of(string script, IReadOnlyList<string> more)
    {
        List<string> result = ["--kill-command=TERM"];
        var words = DirectiveWords.Of(script);
        for (var i = 0; i < words.Count; i++)
        {
            var isDropped = IsOfSbatchAlone(words[i]);
            if (!isDropped)
                result.Add(words[i]);
            // The value of a dropped option goes with it.
            else if (words[i].IndexOf('=') < 0 && i + 1 < words.Count && !words[i + 1].StartsWith("-", StringComparison.Ordinal))
                i++;
        }

        result.AddRange(more.SelectMany(option => option.Split([' '], 2, StringSplitOptions.RemoveEmptyEntries)));
        return result;
    }

    // A signal for the batch script alone (B:) has no meaning without one.
    private static bool IsOfSbatchAlone(string word) =>
        OfSbatchAlone.Contains(word.IndexOf('=') is var end and > 0 ? word.Substring(0, end) : word)
        || word.StartsWith("--signal=B:", StringComparison.Ordinal)
        || word.StartsWith("--signal=RB:", StringComparison.Ordinal)
        || word.StartsWith("--signal=BR:", StringComparison.Ordinal);
}
