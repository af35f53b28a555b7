namespace Sflow.Expressions;

/// <summary>A name that an expression uses, with the constant members after it.</summary>
/// <param name="Root">The name that is looked up in the scope.</param>
/// <param name="Path">
/// The members and keys (<see cref="string"/>) and indices (<see cref="int"/>) after the name, up to the first that is not
/// constant.
/// </param>
/// <param name="Span">The place of the name and the path in the string of the template.</param>
/// <param name="Guarded">
/// True if the name may be missing because it is the operand of <c>is defined</c>, <c>is undefined</c> or <c>default</c>.
/// </param>
internal sealed record NameReference(string Root, IReadOnlyList<object> Path, TextSpan Span, bool Guarded);
