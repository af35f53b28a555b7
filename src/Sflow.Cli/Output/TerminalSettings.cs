namespace Sflow.Cli.Output;

/// <summary>What a command line says about its output.</summary>
/// <param name="Color"><c>auto</c>, <c>always</c> or <c>never</c>.</param>
/// <param name="Level">The least important messages to show.</param>
/// <param name="Format">The form of diagnostics, one of <see cref="DiagnosticFormat.Names"/>.</param>
/// <param name="IsForProgram">True when a program reads the data, so that nothing shows progress.</param>
internal sealed record TerminalSettings(string Color, LogLevel Level, string Format, bool IsForProgram)
{
    /// <summary>True for progress: a person reads along.</summary>
    public bool HasProgress => !IsForProgram && Format == DiagnosticFormat.Text && Level <= LogLevel.Info;
}
