using System.Collections.Generic;
using System.Linq;

namespace Sflow.Expressions;

/// <summary>A text with holes that the job fills. It can be put into texts, lists and mappings; it can't be computed with or compared.</summary>
public sealed class RuntimeText : ExprValue
{
    internal RuntimeText(IReadOnlyList<RuntimePart> parts) => Parts = parts;

    /// <summary>The pieces in order; no literal is empty and no two literals are neighbours.</summary>
    public IReadOnlyList<RuntimePart> Parts { get; }

    /// <summary>Whether there is no hole in it.</summary>
    public bool IsConstant => Parts.All(part => part.Reference is null);

    /// <inheritdoc/>
    public override string TypeName => "str";

    internal override long Size => 1 + Parts.Sum(part => 1L + (part.Literal?.Length ?? 0));

    internal override ValueTraits Traits => ValueTraits.Runtime;

    /// <summary>A text that is one hole.</summary>
    public static RuntimeText FromReference(RuntimeReference reference) => new([new RuntimePart(reference)]);

    /// <summary>A text without a hole.</summary>
    public static RuntimeText FromLiteral(string literal) => new(literal.Length == 0 ? [] : [new RuntimePart(literal)]);

    /// <summary>The values one after the other, each as Python prints it.</summary>
    public static RuntimeText Concat(params ExprValue[] values) => Concat((IEnumerable<ExprValue>)values);

    /// <summary>The values one after the other, each as Python prints it.</summary>
    public static RuntimeText Concat(IEnumerable<ExprValue> values)
    {
        var builder = new HoleyTextBuilder();
        foreach (var value in values)
            ValuePrinter.AppendText(builder, value, null);
        return builder.ToRuntimeText();
    }

    /// <summary>The plain text when there is no hole, else this.</summary>
    public ExprValue Simplify() => IsConstant ? new TextValue(string.Concat(Parts.Select(part => part.Literal))) : this;
}
