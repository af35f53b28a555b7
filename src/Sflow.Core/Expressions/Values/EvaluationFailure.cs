namespace Sflow.Expressions;

/// <summary>Ends an evaluation. It never leaves this folder: the evaluator turns it into a diagnostic.</summary>
#pragma warning disable CA1032, CA1064 // No other code may throw or catch it.
internal sealed class EvaluationFailure(Diagnostic? diagnostic) : Exception
#pragma warning restore CA1032, CA1064
{
    /// <summary>The diagnostic; null when it was already reported.</summary>
    public Diagnostic? Diagnostic { get; } = diagnostic;
}
