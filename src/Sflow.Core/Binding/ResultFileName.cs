namespace Sflow.Binding;

/// <summary>The rules for the name of a file with results.</summary>
internal static class ResultFileName
{
    /// <summary>Returns what is wrong with a name, as the end of a sentence, or null.</summary>
    public static string? ProblemOf(string path) =>
        !path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? "its name must end in .json"
        : path.StartsWith("/", StringComparison.Ordinal) ? "its path must be relative to the folder of the task"
        : path.Split('/').Contains("..") ? "it must be in the folder of the task"
        : path.Any(char.IsControl) ? "its name can't contain control characters"
        : null;

    /// <summary>True for the name of a JSON file that nobody would write to find such text in a log.</summary>
    public static bool IsPlain(string text) =>
        ProblemOf(text) is null && text.All(sign => char.IsLetterOrDigit(sign) || "._-/".Contains(sign));
}
