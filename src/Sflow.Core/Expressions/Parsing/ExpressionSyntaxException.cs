namespace Sflow.Expressions;

/// <summary>Ends the parsing of one expression. It never leaves this folder: the template parser turns it into a diagnostic.</summary>
#pragma warning disable CA1032, CA1064 // No other code may throw or catch it.
internal sealed class ExpressionSyntaxException(TextSpan span, string reason) : Exception(reason)
#pragma warning restore CA1032, CA1064
{
    /// <summary>The diagnostic.</summary>
    public TextSpan Span { get; } = span;
}
