using Sflow.Binding;

namespace Sflow.Resolution;

/// <summary>Makes the names of replicas from the values of their variables.</summary>
internal static class ReplicaName
{
    private const int HashLength = 12;

    /// <summary>
    /// The name: the task's name and the values, in which every character but ASCII letters and digits is <c>_</c>. The end of a name that
    /// is too long becomes a hash of the values.
    /// </summary>
    /// <param name="task">The task's name.</param>
    /// <param name="values">The replica's values as strings.</param>
    /// <param name="isShortened">True when the values don't fit.</param>
    public static string Of(string task, IReadOnlyList<string> values, out bool isShortened)
    {
        var name = $"{task}_{string.Join("_", values.Select(Safe))}";
        // The task's own name is checked where it is written.
        isShortened = name.Length > TaskNames.Longest && task.Length <= TaskNames.Longest;
        if (!isShortened)
            return name;
        var hash = new FileText(new Fingerprint().AddEach(values).ToString()).Sha256().Substring(0, HashLength);
        return $"{name.Substring(0, TaskNames.Longest - HashLength - 1)}_{hash}";
    }

    private static string Safe(string value) => new([.. value.Select(c => c < 128 && char.IsLetterOrDigit(c) ? c : '_')]);
}
