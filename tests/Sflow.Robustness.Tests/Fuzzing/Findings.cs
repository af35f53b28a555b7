using Sflow.Diagnostics;

namespace Sflow.Robustness.Fuzzing;

/// <summary>What every finding has, whatever the input.</summary>
internal static class Findings
{
    // A file that can't be read as text, or of which nothing is there, has no line.
    private static readonly HashSet<string> OfWholeFiles = ["SFLOW1000", "SFLOW1001", "SFLOW1002", "SFLOW1101", "SFLOW1702"];

    /// <summary>What is wrong with one of them, or null.</summary>
    public static string? Problem(IEnumerable<Diagnostic> findings) =>
        findings.Select(Problem).FirstOrDefault(problem => problem is not null);

    private static string? Problem(Diagnostic finding)
    {
        if (finding.Location.Line < 1 && !OfWholeFiles.Contains(finding.Code))
            return $"no line: {finding}";
        if (finding.Code == "SFLOW0001")
            return $"an internal error: {finding}";
        if (finding.Message.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format))
            return $"a control character in the message: {finding}";
        return finding.Message.Length is 0 or > 4000 ? $"a message of {finding.Message.Length} characters: {finding}" : null;
    }
}
