using System.Text.RegularExpressions;

namespace Sflow.Hosting.Projects;

/// <summary>MSBuild's wildcards: <c>*</c>, <c>?</c> and <c>**</c>.</summary>
internal static class Wildcard
{
    private static readonly char[] Characters = ['*', '?'];

    /// <summary>True when a path has a wildcard.</summary>
    public static bool IsIn(string path) => path.IndexOfAny(Characters) >= 0;

    /// <summary>True when a path matches a pattern with wildcards. Both kinds of slashes are equal.</summary>
    public static bool IsMatch(string pattern, string path)
    {
        var text = Regex
            .Escape(Slashes(pattern))
            .Replace(@"\*\*/", "(.*/)?")
            .Replace(@"\*\*", ".*")
            .Replace(@"\*", "[^/]*")
            .Replace(@"\?", "[^/]");
        return Regex.IsMatch(Slashes(path), $@"\A{text}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    }

    private static string Slashes(string path) => path.Replace('\\', '/');
}
