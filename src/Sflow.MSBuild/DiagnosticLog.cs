using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Sflow.Hosting.Files;

namespace Sflow.MSBuild;

/// <summary>Passes diagnostics to MSBuild, which prints them as <c>file(line,col): error CODE: message</c>.</summary>
/// <param name="log">The task's log.</param>
/// <param name="reader">Knows the folder that the paths of diagnostics are relative to.</param>
/// <param name="helpLinkBase">The address before the page of a code in its link; null or empty for no links.</param>
internal sealed class DiagnosticLog(TaskLoggingHelper log, FileSourceReader reader, string? helpLinkBase)
{
    /// <summary>The link to a page; null when the address of the pages isn't set. A path becomes an address, with spaces escaped.</summary>
    public static string? LinkOf(string? helpLinkBase, string page) =>
        string.IsNullOrEmpty(helpLinkBase) ? null
        : Path.IsPathRooted(helpLinkBase) ? new Uri(helpLinkBase + page).AbsoluteUri
        : helpLinkBase + page;

    /// <summary>The first error; null when there was none.</summary>
    public Diagnostic? FirstError { get; private set; }

    /// <summary>Logs diagnostics in their order.</summary>
    public void Write(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            Write(diagnostic);
    }

    /// <summary>Logs one diagnostic.</summary>
    public void Write(Diagnostic diagnostic)
    {
        var at = diagnostic.Location;
        var file = reader.FullPath(at.Path);
        var message = diagnostic.FullMessage;
        var help = LinkOf(helpLinkBase, diagnostic.HelpPage);

        // An end of (0,0): editors link "file(line,col)", and some don't know the form with four numbers.
        if (diagnostic.Severity == Severity.Error)
        {
            FirstError ??= diagnostic;
            log.LogError(null, diagnostic.Code, null, help, file, at.Line, at.Column, 0, 0, "{0}", message);
        }
        else if (diagnostic.Severity == Severity.Warning)
            log.LogWarning(null, diagnostic.Code, null, help, file, at.Line, at.Column, 0, 0, "{0}", message);
        else
            log.LogMessage(null, diagnostic.Code, null, file, at.Line, at.Column, 0, 0, MessageImportance.Normal, "{0}", message);
    }
}
