using System.Text.RegularExpressions;

namespace Sflow.Compilation;

/// <summary>Leaves out errors that may be nothing but the consequence of a section that could not be read.</summary>
internal static class Consequences
{
    /// <summary>
    /// The diagnostics without errors at places that mention one of the names. An error that is none of these consequences comes
    /// back as soon as the section is readable.
    /// </summary>
    /// <param name="unreadNames">The names of the entries in sections that could not be read.</param>
    /// <param name="diagnostics">What the later stages report.</param>
    public static IEnumerable<Diagnostic> Without(IReadOnlyCollection<string> unreadNames, IEnumerable<Diagnostic> diagnostics) =>
        unreadNames.Count == 0
            ? diagnostics
            : diagnostics.Where(one => one.Severity != Severity.Error || !unreadNames.Any(name => Mentions(one.Location, name)));

    private static bool Mentions(TextLocation at, string name) =>
        at.Source is { } source
        && Regex.IsMatch(source.Content.Substring(at.Span.Start, at.Span.Length), $@"(?<!\w){Regex.Escape(name)}(?!\w)");
}
