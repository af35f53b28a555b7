namespace Sflow.Cli.Output;

/// <summary>The forms in which diagnostics can be written.</summary>
internal static class DiagnosticFormat
{
    /// <summary>The values of <c>--error-format</c>.</summary>
    public static string[] Names { get; } = ["text"];
}
