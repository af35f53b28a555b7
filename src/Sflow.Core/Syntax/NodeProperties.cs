using YamlDotNet.Core.Events;

namespace Sflow.Syntax;

/// <summary>Finds the start of a scalar whose event begins at its tag or anchor.</summary>
internal static class NodeProperties
{
    /// <summary>
    /// The position of the scalar's first character, which may be its quote or its <c>|</c>; the event's start for an empty
    /// scalar.
    /// </summary>
    public static int Skip(string source, int start, int end, Scalar scalar)
    {
        if (scalar.Anchor.IsEmpty && scalar.Tag.IsEmpty)
            return start;
        var at = start;
        while (at < end)
        {
            var c = source[at];
            if (c == '#')
                at = LineBreaks.Next(source, at);
            else if (LineBreaks.IsSpaceOrTab(c) || LineBreaks.IsBreak(c))
                at++;
            else if (c is '!' or '&')
                at = EndOfWord(source, at, end);
            else
                return at;
        }

        return start;
    }

    private static int EndOfWord(string source, int at, int end)
    {
        while (at < end && !LineBreaks.IsSpaceOrTab(source[at]) && !LineBreaks.IsBreak(source[at]))
            at++;
        return at;
    }
}
