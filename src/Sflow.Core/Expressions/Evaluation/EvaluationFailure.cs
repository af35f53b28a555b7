using System;
using Sflow.Diagnostics;

namespace Sflow.Expressions;

/// <summary>Ends an evaluation. It never leaves the folder: the evaluator turns it into a diagnostic.</summary>
#pragma warning disable CA1032, CA1064 // Nobody else may throw or catch it.
internal sealed class EvaluationFailure(Diagnostic? diagnostic) : Exception
#pragma warning restore CA1032, CA1064
{
    /// <summary>What to report; null when it was reported already.</summary>
    public Diagnostic? Diagnostic { get; } = diagnostic;
}
