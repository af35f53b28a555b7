using System.Collections;

namespace Sflow.Diagnostics;

/// <summary>Collects the diagnostics of a stage in the order in which they are reported. Not safe for several threads at once.</summary>
public sealed class DiagnosticBag : IReadOnlyCollection<Diagnostic>
{
    private readonly List<Diagnostic> items = [];
    private readonly HashSet<(string Code, Text.TextLocation Location, string Message)> seen = [];

    /// <summary>True when at least one diagnostic is an error.</summary>
    public bool HasErrors { get; private set; }

    /// <inheritdoc/>
    public int Count => items.Count;

    /// <summary>Adds a diagnostic; an equal diagnostic is added only once.</summary>
    public void Add(Diagnostic diagnostic)
    {
        if (!seen.Add((diagnostic.Code, diagnostic.Location, diagnostic.Message)))
            return;
        items.Add(diagnostic);
        HasErrors |= diagnostic.Severity == Severity.Error;
    }

    /// <summary>Adds several diagnostics.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
            Add(diagnostic);
    }

    /// <inheritdoc/>
    public IEnumerator<Diagnostic> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
