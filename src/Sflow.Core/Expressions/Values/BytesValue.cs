namespace Sflow.Expressions;

/// <summary>The result of <c>str.encode</c>. It can be printed, sliced, measured and decoded.</summary>
internal sealed class BytesValue(byte[] bytes) : ExprValue
{
    public byte[] Bytes { get; } = bytes;

    public override string TypeName => "bytes";

    internal override ValueTraits Traits => ValueTraits.Transient;
}
