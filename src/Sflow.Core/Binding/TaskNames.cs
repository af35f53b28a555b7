namespace Sflow.Binding;

/// <summary>Checks the names of tasks, which become names of folders, log files and Slurm steps.</summary>
internal static class TaskNames
{
    /// <summary>The most characters of a name. A folder's name has at most 255 bytes, and the names of its files are longer.</summary>
    public const int Longest = 200;

    /// <summary>
    /// True for a name of ASCII letters, digits, <c>_</c>, <c>-</c> and <c>.</c> that starts with a letter, a digit or <c>_</c>
    /// and has at most 200 characters.
    /// </summary>
    public static bool IsSafe(string name) =>
        name.Length is > 0 and <= Longest
        && name[0] is not ('-' or '.')
        && name.All(c => c is '_' or '-' or '.' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'));
}
