using System.Collections.Generic;
using Sflow.Text;

namespace Sflow.Expressions;

/// <summary>A name that an expression uses, with the constant members behind it.</summary>
/// <param name="Root">The name that is looked up in the scope.</param>
/// <param name="Path">The members and keys (<see cref="string"/>) and indices (<see cref="int"/>) behind it, up to the first that is not constant.</param>
/// <param name="Span">The place of the name and that path in the template's text.</param>
/// <param name="Guarded">Whether it may be missing: it is the operand of <c>is defined</c>, <c>is undefined</c> or <c>default</c>.</param>
public sealed record NameReference(string Root, IReadOnlyList<object> Path, TextSpan Span, bool Guarded);
