namespace Sflow.Syntax;

/// <summary>The line breaks of YAML 1.1: CR LF, LF, CR, NEL and the two Unicode separators.</summary>
internal static class LineBreaks
{
    public static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    public static bool IsSpaceOrTab(char c) => c is ' ' or '\t';

    /// <summary>The position after the line break that begins at a position.</summary>
    public static int Skip(string text, int at) => text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? at + 2 : at + 1;

    /// <summary>The position of the next line break, or the end of the text.</summary>
    public static int Next(string text, int at)
    {
        while (at < text.Length && !IsBreak(text[at]))
            at++;
        return at;
    }
}
