namespace Sflow.Generation.Patterns;

/// <summary>
/// The characters that a line of a log can contain in its visible form. The runtime removes backspaces and escape sequences from
/// the line (28-visible-line.sh), as a screen does.
/// </summary>
internal static class VisibleText
{
    private const char Backspace = '\b';
    private const char Escape = '\x1b';

    /// <summary>
    /// Returns, in words, the character that prevents any line from matching the pattern. Returns null when there is none, or
    /// when a set of a regular expression may exclude it.
    /// </summary>
    public static string? ProblemOf(string pattern, bool isRegex)
    {
        if (isRegex && pattern.IndexOf('[') >= 0)
            return null;
        return pattern.IndexOf(Escape) >= 0 ? "an escape character"
            : pattern.IndexOf(Backspace) >= 0 ? "a backspace"
            : null;
    }
}
