using System.Collections.Generic;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Sflow.Diagnostics;

namespace Sflow.MSBuild;

/// <summary>Hands findings to MSBuild, which prints them as <c>file(line,col): error CODE: message</c>.</summary>
/// <param name="log">The task's log.</param>
/// <param name="reader">Knows the folder that the paths of findings are relative to.</param>
internal sealed class DiagnosticLog(TaskLoggingHelper log, FileSourceReader reader)
{
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
        var message = diagnostic.Message;
        foreach (var related in diagnostic.Related)
            message += $" [{related.Value}: {related.Location}]";

        // An end of (0,0): editors link "file(line,col)" and not every one knows the form with four numbers.
        if (diagnostic.Severity == Severity.Error)
            log.LogError(null, diagnostic.Code, null, null, file, at.Line, at.Column, 0, 0, "{0}", message);
        else if (diagnostic.Severity == Severity.Warning)
            log.LogWarning(null, diagnostic.Code, null, null, file, at.Line, at.Column, 0, 0, "{0}", message);
        else
            log.LogMessage(null, diagnostic.Code, null, file, at.Line, at.Column, 0, 0, MessageImportance.Normal, "{0}", message);
    }
}
