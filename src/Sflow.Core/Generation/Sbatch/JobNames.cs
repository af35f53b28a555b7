using System.Linq;

namespace Sflow.Generation.Sbatch;

/// <summary>Names that are safe as a file's, a folder's and a job's.</summary>
internal static class JobNames
{
    private const int Longest = 100;

    /// <summary>The name with every other character than ASCII letters, digits, <c>.</c>, <c>_</c> and <c>-</c> as <c>_</c>, 100 at most.</summary>
    public static string Safe(string name)
    {
        var safe = new string([.. name.Take(Longest).Select(c => c is '_' or '-' or '.' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? c : '_')]);
        return safe.Length == 0 || safe[0] is '.' or '-' ? "_" + safe : safe;
    }
}
