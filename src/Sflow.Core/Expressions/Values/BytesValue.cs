namespace Sflow.Expressions;

/// <summary>What <c>str.encode</c> gives. It can be printed, cut, measured and decoded.</summary>
internal sealed class BytesValue(byte[] bytes) : ExprValue
{
    public byte[] Bytes { get; } = bytes;

    public override string TypeName => "bytes";

    internal override ValueTraits Traits => ValueTraits.Transient;
}
