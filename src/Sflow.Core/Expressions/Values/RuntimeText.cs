namespace Sflow.Expressions;

/// <summary>
/// A string with placeholders that the job fills. It can be part of strings, lists and mappings, but expressions can't compute
/// with it or compare it.
/// </summary>
internal sealed class RuntimeText : ExprValue
{
    internal RuntimeText(IReadOnlyList<RuntimePart> parts) => Parts = parts;

    /// <summary>The parts in order; no literal part is empty, and no two literal parts are adjacent.</summary>
    public IReadOnlyList<RuntimePart> Parts { get; }

    /// <summary>True if there is no placeholder.</summary>
    public bool IsConstant => Parts.All(part => part.Reference is null);

    /// <inheritdoc/>
    public override string TypeName => "str";

    internal override long Size => 1 + Parts.Sum(part => 1L + (part.Literal?.Length ?? 0));

    internal override ValueTraits Traits => ValueTraits.Runtime;

    /// <summary>A string that is a single placeholder.</summary>
    public static RuntimeText FromReference(RuntimeReference reference) => new([new RuntimePart(reference)]);

    /// <summary>A string without a placeholder.</summary>
    public static RuntimeText FromLiteral(string literal) => new(literal.Length == 0 ? [] : [new RuntimePart(literal)]);

    /// <summary>The concatenation of values as Python prints them.</summary>
    public static RuntimeText Concat(params ExprValue[] values) => Concat((IEnumerable<ExprValue>)values);

    /// <summary>The concatenation of values as Python prints them.</summary>
    public static RuntimeText Concat(IEnumerable<ExprValue> values)
    {
        var builder = new RuntimeTextBuilder();
        foreach (var value in values)
            ValuePrinter.AppendText(builder, value, null);
        return builder.ToRuntimeText();
    }

    /// <summary>A plain string if there is no placeholder, otherwise this object.</summary>
    public ExprValue Simplify() => IsConstant ? new TextValue(string.Concat(Parts.Select(part => part.Literal))) : this;
}
