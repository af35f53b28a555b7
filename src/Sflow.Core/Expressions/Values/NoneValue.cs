namespace Sflow.Expressions;

/// <summary>Python's <c>None</c>, YAML's null.</summary>
public sealed class NoneValue : ExprValue
{
    private NoneValue()
    {
    }

    /// <summary>The only one.</summary>
    public static NoneValue Instance { get; } = new();

    /// <inheritdoc/>
    public override string TypeName => "NoneType";
}
