namespace Sflow.Cli.Output;

/// <summary>A form of everything that a call says on standard error. The caller makes sure that one thread at a time writes.</summary>
internal interface IDiagnosticForm
{
    /// <summary>Writes a diagnostic.</summary>
    void Write(Diagnostic diagnostic);

    /// <summary>Writes a note, which has neither a code nor a place.</summary>
    /// <param name="text">The note, one or more lines.</param>
    /// <param name="isDebug">True for a note to a developer of Sflow.</param>
    void Note(string text, bool isDebug);

    /// <summary>Writes what the form needs after the last message.</summary>
    /// <param name="exitCode">The exit code of the call.</param>
    void End(int exitCode);
}
