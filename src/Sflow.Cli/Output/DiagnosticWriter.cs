namespace Sflow.Cli.Output;

/// <summary>Writes diagnostics to standard error, each once, in the form that the command line asks for.</summary>
/// <param name="terminal">The terminal.</param>
internal sealed class DiagnosticWriter(Terminal terminal)
{
    private readonly HashSet<(string Code, string Place, string Message)> written = [];

    /// <summary>The number of errors so far.</summary>
    public int Errors { get; private set; }

    /// <summary>Writes diagnostics in their order.</summary>
    public void Write(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            Write(diagnostic);
    }

    /// <summary>Writes a diagnostic.</summary>
    public void Write(Diagnostic diagnostic)
    {
        if (!written.Add((diagnostic.Code, diagnostic.Location.ToString(), diagnostic.FullMessage)))
            return;
        if (diagnostic.Severity == Severity.Error)
            Errors++;
        if (terminal.Shows(diagnostic.Severity))
            terminal.Write(form => form.Write(diagnostic));
    }
}
