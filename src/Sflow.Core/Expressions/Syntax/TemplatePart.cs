using Sflow.Text;

namespace Sflow.Expressions;

/// <summary>A part of a template.</summary>
public abstract record TemplatePart;

/// <summary>Text that stays as it is.</summary>
/// <param name="Text">The text, without the white space that a <c>-</c> at a neighbouring delimiter removes.</param>
public sealed record LiteralPart(string Text) : TemplatePart;

/// <summary>An expression.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Span">The place of the whole <c>${{ … }}</c> in the template's text.</param>
public sealed record ExpressionPart(ExpressionSyntax Expression, TextSpan Span) : TemplatePart;
