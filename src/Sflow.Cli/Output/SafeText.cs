namespace Sflow.Cli.Output;

/// <summary>Makes a string safe for a terminal.</summary>
internal static class SafeText
{
    /// <summary>The string without control characters that a terminal would obey; line ends and tabs stay.</summary>
    public static string Of(string text) =>
        text.Any(IsUnsafe) ? string.Concat(text.Select(c => IsUnsafe(c) ? $"\\x{(int)c:x2}" : c.ToString())) : text;

    private static bool IsUnsafe(char c) => char.IsControl(c) && c is not ('\n' or '\t');
}
