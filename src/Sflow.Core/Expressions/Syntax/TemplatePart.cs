namespace Sflow.Expressions;

/// <summary>A part of a template.</summary>
internal abstract record TemplatePart;

/// <summary>Literal text.</summary>
/// <param name="Text">The text, without the white space that a <c>-</c> at an adjacent delimiter removes.</param>
internal sealed record LiteralPart(string Text) : TemplatePart;

/// <summary>An expression.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Span">The place of the whole <c>${{ … }}</c> in the template's text.</param>
internal sealed record ExpressionPart(ExpressionSyntax Expression, TextSpan Span) : TemplatePart;
