namespace Sflow.Generation.Regexes;

/// <summary>A regular expression of Python's re module, compiled for the job's runtime.</summary>
/// <param name="Groups">The number of its groups.</param>
/// <param name="GroupNames">The numbers of the groups that have names.</param>
/// <param name="Filter">A POSIX expression that matches at least the same lines.</param>
/// <param name="Start">What a match must begin with.</param>
/// <param name="Program">The program for the matcher.</param>
internal sealed record PythonRegex(
    int Groups,
    IReadOnlyDictionary<string, int> GroupNames,
    string Filter,
    string Start,
    IReadOnlyList<string> Program
)
{
    private static readonly Memo<(PythonRegex? Regex, RegexProblem? Problem)> Known = new(pattern =>
        (CompileNew(pattern, out var problem), problem)
    );

    /// <summary>Compiles an expression. It returns the problem instead when the expression is invalid.</summary>
    public static PythonRegex? Compile(string pattern, out RegexProblem? problem)
    {
        (var result, problem) = Known[pattern];
        return result;
    }

    private static PythonRegex? CompileNew(string pattern, out RegexProblem? problem)
    {
        try
        {
            var regex = new RegexParser(pattern).Parse();
            problem = null;
            return new PythonRegex(
                regex.GroupCount,
                regex.GroupNames,
                RegexFilter.Of(regex.Root),
                RegexStart.Of(regex.Root),
                RegexProgram.Compile(regex)
            );
        }
        catch (RegexException reason)
        {
            problem = new RegexProblem(reason.Message, reason.Position);
            return null;
        }
    }
}

/// <summary>Why a regular expression can't be used.</summary>
/// <param name="Text">What is wrong, as the end of a sentence.</param>
/// <param name="Position">Where, as an index into the expression.</param>
internal sealed record RegexProblem(string Text, int Position);
