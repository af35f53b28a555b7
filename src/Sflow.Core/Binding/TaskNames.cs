using System.Linq;

namespace Sflow.Binding;

/// <summary>Which names tasks may have: they become folders, log files and names of Slurm steps.</summary>
public static class TaskNames
{
    private const int Longest = 200;

    /// <summary>True for ASCII letters, digits, <c>_</c>, <c>-</c> and <c>.</c>, starting with a letter, a digit or <c>_</c>, of at most 200 characters.</summary>
    public static bool IsSafe(string name) =>
        name.Length is > 0 and <= Longest && name[0] is not ('-' or '.') && name.All(c => c is '_' or '-' or '.' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'));
}
