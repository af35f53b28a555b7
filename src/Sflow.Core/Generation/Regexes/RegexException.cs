namespace Sflow.Generation.Regexes;

/// <summary>A regular expression is invalid. Only <see cref="PythonRegex"/> catches it.</summary>
/// <param name="problem">What is wrong, as the end of a sentence.</param>
/// <param name="position">Where, as an index into the expression.</param>
internal sealed class RegexException(string problem, int position) : FormatException(problem)
{
    /// <summary>Where the problem is, as an index into the expression.</summary>
    public int Position => position;
}
