using Sflow.Cli.Definitions;
using Sflow.Cli.Output;
using Sflow.Hosting.Submission;
using Sflow.Hosting.Units;

namespace Sflow.Cli.Jobs;

/// <summary>Shows on standard error what a call about jobs does, and derives the exit code.</summary>
/// <param name="terminal">The terminal.</param>
internal sealed class CommandReport(Terminal terminal) : ISubmissionReport
{
    private const int MostLines = 50;
    private readonly HashSet<string> codes = [];
    private int lines;

    /// <summary>The line with the counts; empty when the call ended before them.</summary>
    public string Conclusion { get; private set; } = "";

    /// <summary>The exit code.</summary>
    public int ExitCode =>
        codes.Overlaps(["SFLOW1805", "SFLOW1810", "SFLOW1814"]) ? Definitions.ExitCode.Unavailable
        : codes.Count > 0 ? Definitions.ExitCode.Errors
        : Definitions.ExitCode.Success;

    /// <inheritdoc/>
    public void Say(Unit? unit, string line, bool isOptional = false)
    {
        if (isOptional)
            return;
        lines++;
        if (lines <= MostLines || unit is null)
            terminal.Note(unit is null ? line : $"{unit.Name}: {line}");
        else if (lines == MostLines + 1)
            terminal.Note("More lines like these are left out. The table has every row.");
    }

    /// <inheritdoc/>
    public void Conclude(string line) => Conclusion = line;

    /// <inheritdoc/>
    public void Write(Diagnostic diagnostic)
    {
        if (diagnostic.Severity == Severity.Error)
            codes.Add(diagnostic.Code);
        terminal.Diagnostics.Write(diagnostic);
    }
}
