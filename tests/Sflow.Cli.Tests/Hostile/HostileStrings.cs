namespace Sflow.Cli.Tests.Hostile;

/// <summary>Strings that a terminal, a parser of markup or a reader line by line would obey.</summary>
internal static class HostileStrings
{
    /// <summary>Control sequences: title, clear screen in two spellings, backspaces.</summary>
    public const string Control = "\u001b]0;pwned\u0007\u001b[2J\u009b2J\b\b\u007f";

    /// <summary>Markup of Spectre.Console and braces of formats.</summary>
    public const string Markup = "[red]x[/] [/] [[ {0} %s";

    /// <summary>Characters that change the direction or the line.</summary>
    public const string Direction = "\u202eabc\u2066\u2028\u2029\u061c";

    /// <summary>Lines that a runner of GitHub would take for commands.</summary>
    public const string Lines = "a\r\n::error::x\n%0A::warning::y";

    /// <summary>All in one, for the places where a word of a command line goes.</summary>
    public const string Word = "h" + Control + Markup + Direction + Lines + "'\"`$(x)";

    /// <summary>The same as the name of a file: no slash.</summary>
    public static string FileName { get; } = Word.Replace('/', '_');

    /// <summary>Very long.</summary>
    public static string Long { get; } = new('x', 20000);

    /// <summary>The string in double quotes of YAML, with the escapes of YAML.</summary>
    public static string InYaml(string text) => "\"" + string.Concat(text.Select(c => $"\\u{(int)c:x4}")) + "\"";

    /// <summary>
    /// The characters of an output that a terminal would obey, apart from what the command itself draws: colors, and the line of progress.
    /// </summary>
    public static string Obeyed(string output) =>
        string.Join(
            ' ',
            System
                .Text.RegularExpressions.Regex.Replace(output, "\u001b\\[[0-9;]*[mK]", "")
                .Where(c =>
                    (char.IsControl(c) && c is not ('\r' or '\n' or '\t')) || c is '\u202e' or '\u2066' or '\u2028' or '\u2029' or '\u061c'
                )
                .Select(c => $"U+{(int)c:X4}")
                .Distinct()
        );

    /// <summary>
    /// The output without the ends of logs, which the supervisor of a job shows: it takes out the control characters of ASCII, and no
    /// others.
    /// </summary>
    public static string WithoutLogs(string output) =>
        System.Text.RegularExpressions.Regex.Replace(output, "── last lines of (.|\n)*?── end of ", "");
}
