namespace Sflow.Generation.Sbatch;

/// <summary>Creates names that are safe for files, folders, and jobs.</summary>
internal static class JobNames
{
    private const int Longest = 100;

    /// <summary>
    /// Returns the name with <c>_</c> in place of each character other than ASCII letters, digits, <c>.</c>, <c>_</c> and
    /// <c>-</c>. The result has at most 100 characters.
    /// </summary>
    public static string Safe(string name)
    {
        var safe = new string([
            .. name.Take(Longest)
                .Select(c => c is '_' or '-' or '.' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? c : '_'),
        ]);
        return safe.Length == 0 || safe[0] is '.' or '-' ? "_" + safe : safe;
    }
}
