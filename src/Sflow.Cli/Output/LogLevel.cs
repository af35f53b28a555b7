namespace Sflow.Cli.Output;

/// <summary>The least important messages to show, as <c>--log-level</c> names them.</summary>
internal enum LogLevel
{
    /// <summary>Everything, also what only a developer of Sflow needs.</summary>
    Debug,

    /// <summary>Notes and everything above.</summary>
    Info,

    /// <summary>Warnings and errors.</summary>
    Warning,

    /// <summary>Errors.</summary>
    Error,

    /// <summary>Errors, too: an error is always shown.</summary>
    Critical,
}

/// <summary>Reads levels and decides what they show.</summary>
internal static class LogLevels
{
    /// <summary>The values of <c>--log-level</c>.</summary>
    public static string[] Names { get; } = ["debug", "info", "warning", "error", "critical"];

    /// <summary>The level of a name. A name that the parser has refused counts as <c>info</c>.</summary>
    public static LogLevel Of(string? name) => Array.IndexOf(Names, name) is var index and >= 0 ? (LogLevel)index : LogLevel.Info;

    /// <summary>True when a diagnostic of a severity is shown.</summary>
    public static bool Shows(this LogLevel level, Severity severity) =>
        severity switch
        {
            Severity.Error => true,
            Severity.Warning => level <= LogLevel.Warning,
            _ => level <= LogLevel.Info,
        };
}
