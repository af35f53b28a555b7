using System.Collections.Generic;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Sflow.Diagnostics;

namespace Sflow.MSBuild;

/// <summary>Hands findings to MSBuild, which prints them as <c>file(line,col): error CODE: message</c>.</summary>
/// <param name="log">The task's log.</param>
/// <param name="reader">Knows the folder that the paths of findings are relative to.</param>
/// <param name="helpLinkBase">What stands before a code's page in its link; null or empty: no links.</param>
internal sealed class DiagnosticLog(TaskLoggingHelper log, FileSourceReader reader, string? helpLinkBase)
{
    /// <summary>The message with the other places that belong to it, as far as it doesn't name them itself.</summary>
    public static string MessageOf(Diagnostic diagnostic) =>
        string.Concat(new[] { diagnostic.Message }.Concat(diagnostic.Related.Where(r => !diagnostic.Message.Contains(r.Location.ToString())).Select(r => $" [{r.Value}: {r.Location}]")));

    /// <summary>The link to a page; null where nobody says where the pages are.</summary>
    public static string? LinkOf(string? helpLinkBase, string page) => string.IsNullOrEmpty(helpLinkBase) ? null : helpLinkBase + page;

    /// <summary>Logs findings in their order.</summary>
    public void Write(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            Write(diagnostic);
    }

    /// <summary>Logs one finding.</summary>
    public void Write(Diagnostic diagnostic)
    {
        var at = diagnostic.Location;
        var file = reader.FullPath(at.Path);
        var message = MessageOf(diagnostic);
        var help = LinkOf(helpLinkBase, diagnostic.HelpPage);

        // An end of (0,0): editors link "file(line,col)" and not every one knows the form with four numbers.
        if (diagnostic.Severity == Severity.Error)
            log.LogError(null, diagnostic.Code, null, help, file, at.Line, at.Column, 0, 0, "{0}", message);
        else if (diagnostic.Severity == Severity.Warning)
            log.LogWarning(null, diagnostic.Code, null, help, file, at.Line, at.Column, 0, 0, "{0}", message);
        else
            log.LogMessage(null, diagnostic.Code, null, file, at.Line, at.Column, 0, 0, MessageImportance.Normal, "{0}", message);
    }
}
