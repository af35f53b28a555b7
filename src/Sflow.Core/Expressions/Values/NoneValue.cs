namespace Sflow.Expressions;

/// <summary>Python's <c>None</c>, which is YAML's null.</summary>
internal sealed class NoneValue : ExprValue
{
    private NoneValue() { }

    /// <summary>The only instance.</summary>
    public static NoneValue Instance { get; } = new();

    /// <inheritdoc/>
    public override string TypeName => "NoneType";
}
