namespace Sflow.Diagnostics;

/// <summary>Shares results whose computation may report diagnostics.</summary>
internal static class SharedWorkDiagnostics
{
    /// <summary>
    /// Finds or makes a result for an object. The result is stored when rows share the object and there is nothing to report.
    /// Otherwise every row computes it and reports its own diagnostics.
    /// </summary>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    /// <param name="of">The object.</param>
    /// <param name="by">The key: everything else that the result depends on.</param>
    /// <param name="make">Makes the result and reports the diagnostics.</param>
    public static T Shared<T>(this DiagnosticBag diagnostics, object of, string by, Func<DiagnosticBag, T> make)
        where T : class
    {
        if (SharedWork.On(of) is not { } work)
            return make(diagnostics);
        if (work.Find<T>(by) is { } known)
            return known;
        var found = new DiagnosticBag();
        var result = make(found);
        diagnostics.AddRange(found);
        return found.Count == 0 ? work.Keep(by, result) : result;
    }
}
