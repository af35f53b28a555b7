using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Sflow.Expressions;

/// <summary>The functions that every expression can call. The names of a scope take precedence over them.</summary>
internal static class Globals
{
    private const int LongestRange = 100_000;

    private static readonly Dictionary<string, ExprValue> Functions = new()
    {
        ["range"] = new FunctionValue("range", "<class 'range'>", Range),
        ["dict"] = new FunctionValue("dict", "<class 'dict'>", Dict),
        ["namespace"] = new FunctionValue("namespace", "<class 'jinja2.utils.Namespace'>", TemplateHelpers.Namespace),
        ["cycler"] = new FunctionValue("cycler", "<class 'jinja2.utils.Cycler'>", TemplateHelpers.Cycler),
        ["joiner"] = new FunctionValue("joiner", "<class 'jinja2.utils.Joiner'>", TemplateHelpers.Joiner),
        ["lipsum"] = UndefinedValue.NotHere("lipsum", "'lipsum' makes random text, but the same build must always give the same result"),
    };

    public static IEnumerable<string> Names =>
        Functions.Where(function => function.Value is FunctionValue).Select(function => function.Key);

    public static bool TryGet(string name, [NotNullWhen(true)] out ExprValue? value) => Functions.TryGetValue(name, out value);

    private static RangeValue Range(CallArguments call)
    {
        var evaluation = call.Evaluation;
        if (call.Positional.Count is 0 or > 3 || call.Named.Count > 0)
            throw evaluation.Failure("'range' takes one to three integers: its end, or its start and end, and its step");
        var numbers = new List<BigInteger>();
        foreach (var argument in call.Positional)
            numbers.Add(
                Numbers.TryInteger(evaluation.Known(argument), out var number)
                    ? number
                    : throw evaluation.Failure($"'range' takes integers, not {Describe.Value(argument)}")
            );
        var start = numbers.Count > 1 ? numbers[0] : BigInteger.Zero;
        var stop = numbers.Count > 1 ? numbers[1] : numbers[0];
        var step = numbers.Count > 2 ? numbers[2] : BigInteger.One;
        if (step.IsZero)
            throw evaluation.Failure("the step of a range can't be 0");
        if (RangeValue.CountOf(start, stop, step) > LongestRange)
            throw evaluation.Failure($"a range has {LongestRange} numbers at most");
        return new RangeValue(start, stop, step);
    }

    /// <summary>Python's <c>dict(…)</c>.</summary>
    public static DictValue Dict(CallArguments call)
    {
        var evaluation = call.Evaluation;
        if (call.Positional.Count > 1)
            throw evaluation.Failure("'dict' takes one dict or list of pairs at most, and named entries");
        var pairs = call.Positional.Count == 0 ? [] : Mappings.Pairs(call.Positional[0], evaluation);
        foreach (var argument in call.Named)
            pairs.Add(new(new TextValue(argument.Key), argument.Value));
        return new DictValue(pairs);
    }
}
