namespace Sflow.Cli.Output;

/// <summary>The forms in which diagnostics can be written.</summary>
internal static class DiagnosticFormat
{
    /// <summary>The form for people, which is also that of MSBuild.</summary>
    public const string Text = "text";

    /// <summary>One JSON object per line.</summary>
    public const string Json = "json";

    /// <summary>Commands of GitHub Actions, which become annotations.</summary>
    public const string Github = "github";

    /// <summary>One SARIF 2.1.0 document.</summary>
    public const string Sarif = "sarif";

    /// <summary>The values of <c>--error-format</c>.</summary>
    public static string[] Names { get; } = [Text, Json, Github, Sarif];
}
