using System;

namespace Sflow.Expressions;

/// <summary>Something that can be called: a global function or a method bound to its object.</summary>
internal sealed class FunctionValue(string name, string display, Func<CallArguments, ExprValue> invoke) : ExprValue
{
    public string Name { get; } = name;

    /// <summary>How it prints.</summary>
    public string Display { get; } = display;

    public Func<CallArguments, ExprValue> Invoke { get; } = invoke;

    public override string TypeName => "builtin_function_or_method";

    internal override ValueTraits Traits => ValueTraits.Transient;
}
