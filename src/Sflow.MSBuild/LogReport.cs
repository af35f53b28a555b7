using Sflow.Hosting.Submission;
using Sflow.Hosting.Units;

namespace Sflow.MSBuild;

/// <summary>Shows in MSBuild's log what a call does.</summary>
/// <param name="report">Takes the lines.</param>
/// <param name="diagnostics">Logs diagnostics.</param>
/// <param name="project">The project file's name without its extension.</param>
internal sealed class LogReport(CutReport report, DiagnosticLog diagnostics, string project) : ISubmissionReport
{
    private string conclusion = "";
    private bool hasLines;

    /// <inheritdoc/>
    public void Say(Unit? unit, string line, bool isOptional = false)
    {
        hasLines = true;
        report.Say($"{project} -> {(unit is null ? line : $"{unit.Name}: {line}")}", isOptional);
    }

    /// <inheritdoc/>
    public void Conclude(string line) => conclusion = line;

    /// <inheritdoc/>
    public void Write(Diagnostic diagnostic) => diagnostics.Write(diagnostic);

    /// <summary>Shows the last line, and writes the file with all lines.</summary>
    public void End()
    {
        if (conclusion.Length > 0)
            report.End(hasLines ? $"{conclusion}; all lines: {report.ShownPath}" : conclusion);
    }
}
