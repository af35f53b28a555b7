using System.Text.RegularExpressions;
using Sflow.Cli.Completion;

namespace Sflow.Cli.Tests;

/// <summary>Finds calls of the command in a line of a shell.</summary>
internal static partial class CommandLines
{
    private static readonly char[] Ends = ['|', ';', '>', ')'];

    /// <summary>The words after <c>sflow</c> of each call.</summary>
    public static IEnumerable<IReadOnlyList<string>> In(string line)
    {
        foreach (var part in Calls().Split(line).Skip(1))
        {
            var end = EndOf(part);
            yield return [.. ShellWords.Split(part[..end].TrimEnd('&').TrimEnd())];
        }
    }

    // Not the end of a path.
    [GeneratedRegex(@"(?<![\w./-])sflow ")]
    private static partial Regex Calls();

    // The end of a call is outside of quotes.
    private static int EndOf(string part)
    {
        var quote = '\0';
        for (var i = 0; i < part.Length; i++)
        {
            if (quote == '\0' && (Ends.Contains(part[i]) || part[i..].StartsWith(" && ", StringComparison.Ordinal)))
                return i;
            if (part[i] is '\'' or '"' && (quote == '\0' || quote == part[i]))
                quote = quote == '\0' ? part[i] : '\0';
        }

        return part.Length;
    }
}
