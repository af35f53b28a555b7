namespace Sflow.Cli.Output;

/// <summary>Writes diagnostics to standard error, each once: <c>file(line,col): error CODE: message</c>.</summary>
/// <param name="terminal">The terminal.</param>
internal sealed class DiagnosticWriter(Terminal terminal)
{
    private readonly HashSet<string> written = [];

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
        if (diagnostic.Severity == Severity.Error)
            Errors++;
        var line =
            $"{diagnostic.Location}: {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Code}: {diagnostic.FullMessage}";
        if (terminal.Shows(diagnostic.Severity) && written.Add(line))
            terminal.Message(line);
    }

    /// <summary>Writes what a format needs after the last diagnostic.</summary>
    public void End() => written.Clear();
}
