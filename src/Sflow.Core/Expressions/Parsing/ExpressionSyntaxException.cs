using System;
using Sflow.Text;

namespace Sflow.Expressions;

/// <summary>Ends the reading of one expression. It never leaves the folder: the template parser turns it into a diagnostic.</summary>
#pragma warning disable CA1032, CA1064 // Nobody else may throw or catch it.
internal sealed class ExpressionSyntaxException(TextSpan span, string reason) : Exception(reason)
#pragma warning restore CA1032, CA1064
{
    /// <summary>What does not fit.</summary>
    public TextSpan Span { get; } = span;
}
