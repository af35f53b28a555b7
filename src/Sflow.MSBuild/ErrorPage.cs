using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Sflow.MSBuild;

/// <summary>
/// Says once per build where the page of the first error's code is. Logs don't print the links of diagnostics, and a terminal makes them
/// invisible links.
/// </summary>
internal static class ErrorPage
{
    private const string Key = "Sflow.ErrorPage";
    private const string FileScheme = "file://";

    /// <summary>Shows the line, in the form that the terminal logger shows, too.</summary>
    public static void Show(TaskLoggingHelper log, IBuildEngine4 engine, string projectFile, string? helpLinkBase, Diagnostic error)
    {
        if (DiagnosticLog.LinkOf(helpLinkBase, error.HelpPage) is not { } link)
            return;
        if (engine.GetRegisteredTaskObject(Key, RegisteredTaskObjectLifetime.Build) is not null)
            return;
        engine.RegisterTaskObject(Key, Key, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        var place = link.StartsWith(FileScheme, StringComparison.Ordinal) ? new Uri(link).LocalPath : link;
        log.LogMessage(
            MessageImportance.High,
            "{0}",
            $"{Path.GetFileNameWithoutExtension(projectFile)} -> {error.Code} is explained in {place}"
        );
    }
}
