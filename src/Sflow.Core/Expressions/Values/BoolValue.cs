namespace Sflow.Expressions;

/// <summary>Python's <c>True</c> and <c>False</c>, which count as 1 and 0.</summary>
internal sealed class BoolValue : ExprValue
{
    private BoolValue(bool value) => Value = value;

    /// <summary>True.</summary>
    public static BoolValue True { get; } = new(true);

    /// <summary>False.</summary>
    public static BoolValue False { get; } = new(false);

    /// <summary>The Boolean.</summary>
    public bool Value { get; }

    /// <inheritdoc/>
    public override string TypeName => "bool";

    /// <summary>The value for a Boolean.</summary>
    public static BoolValue Of(bool value) => value ? True : False;
}
