namespace Sflow.Cli.Completion;

/// <summary>What the shell should do besides offering words.</summary>
[Flags]
internal enum CompletionHints
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Offer files.</summary>
    Files = 1,

    /// <summary>Offer files of workflows.</summary>
    Workflows = 2,

    /// <summary>Offer files of tables.</summary>
    Tables = 4,

    /// <summary>Offer folders.</summary>
    Folders = 8,

    /// <summary>Add no space: the user goes on in the same word.</summary>
    NoSpace = 16,
}

/// <summary>The answer to a shell.</summary>
/// <param name="Hints">What the shell should do.</param>
/// <param name="Candidates">The words, whether or not they begin as the current word does.</param>
internal sealed record CompletionAnswer(CompletionHints Hints, IReadOnlyList<Candidate> Candidates)
{
    /// <summary>An answer without words.</summary>
    public static CompletionAnswer Of(CompletionHints hints) => new(hints, []);

    /// <summary>An answer with words.</summary>
    public static CompletionAnswer Of(IEnumerable<Candidate> candidates) => new(CompletionHints.None, [.. candidates]);
}
