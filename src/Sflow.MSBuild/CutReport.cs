using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Sflow.Generation;
using Sflow.Hosting.Files;

namespace Sflow.MSBuild;

/// <summary>
/// A report for people. The log gets the first lines, and a file gets all of them. The last line has the form
/// <c>project -> text</c>: on a terminal, MSBuild shows only that line of a project besides errors and warnings.
/// </summary>
/// <param name="log">The task's log.</param>
/// <param name="projectFile">The project file.</param>
/// <param name="path">The file that gets all lines, an absolute path.</param>
internal sealed class CutReport(TaskLoggingHelper log, string projectFile, string path)
{
    /// <summary>The most lines that the log gets before the last one.</summary>
    public const int MostLines = 50;

    private readonly string folder = Path.GetDirectoryName(Path.GetFullPath(projectFile)) + Path.DirectorySeparatorChar;
    private readonly List<string> lines = [];
    private int shown;
    private string last = "";

    /// <summary>The number of lines that only the file gets.</summary>
    public int Hidden => lines.Count - shown;

    /// <summary>The file as people read it: relative to the project's folder if it is below it.</summary>
    public string ShownPath => Short(path);

    /// <summary>Adds a line and shows it at once, unless the log has enough lines.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="isOptional">True for a line that only the file gets.</param>
    public void Say(string line, bool isOptional = false)
    {
        lines.Add(line);
        if (isOptional || shown >= MostLines)
            return;
        shown++;
        Show(line);
    }

    /// <summary>Writes the file and shows the last line.</summary>
    /// <param name="summary">The most important fact, for the last line: it appears after <c>project -> </c>.</param>
    public void End(string summary)
    {
        var problem = WriteFile();
        if (Hidden > 0)
            Show($"{Hidden} more {(Hidden == 1 ? "line" : "lines")} in {ShownPath}");
        if (problem is not null)
            Show($"{ShownPath} can't be written: {problem}");
        var end = $"{Path.GetFileNameWithoutExtension(projectFile)} -> {summary}";
        if (end != last)
            Show(end);
    }

    // The report is for people. What it is about has been done.
    private string? WriteFile()
    {
        try
        {
            new OutputFolder(Path.GetDirectoryName(path)!).Write(
                new GeneratedFile(Path.GetFileName(path), new FileText(lines.SelectMany(line => new[] { line, "\n" })))
            );
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    /// <summary>A path as people read it: relative to the project's folder if it is below it.</summary>
    /// <param name="full">An absolute path.</param>
    public string Short(string full) => full.StartsWith(folder, StringComparison.Ordinal) ? full.Substring(folder.Length) : full;

    private void Show(string line)
    {
        last = line;
        log.LogMessage(MessageImportance.High, "{0}", line);
    }
}
