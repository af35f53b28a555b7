using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>Where an expression stands that may become its value.</summary>
/// <param name="Scope">What the expression sees there.</param>
/// <param name="Text">The same outside of the sections of variables, where an untyped variable is a string; null inside of them.</param>
/// <param name="IsShared">
/// True where every task computes the expression for itself, so that it must not become the value of one of them.
/// </param>
/// <param name="Variable">The variable that the expression defines, or null. By its own name it means the next outer one.</param>
internal sealed record InlinePlace(IScope Scope, IScope? Text, bool IsShared, string? Variable);
