namespace Sflow.Expressions;

/// <summary>A callable value: a global function or a method bound to its object.</summary>
internal sealed class FunctionValue(string name, string display, Func<CallArguments, ExprValue> invoke) : ExprValue
{
    public string Name { get; } = name;

    /// <summary>The name with which it is printed.</summary>
    public string Display { get; } = display;

    public Func<CallArguments, ExprValue> Invoke { get; } = invoke;

    public override string TypeName => "builtin_function_or_method";

    internal override ValueTraits Traits => ValueTraits.Transient;
}
