namespace Sflow.Text;

/// <summary>A value and the place where it was written.</summary>
public sealed record Located<T>(T Value, TextLocation Location)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Value}";
}
