using System.Numerics;

namespace Sflow.Expressions;

/// <summary>The arguments of an operation, by the index of the parameter.</summary>
/// <param name="call">The call as it was written.</param>
/// <param name="values">A value per parameter, null if none was given.</param>
internal sealed class Arguments(CallArguments call, ExprValue?[] values)
{
    /// <summary>The call as it was written.</summary>
    public CallArguments Call { get; } = call;

    /// <summary>The evaluation, which charges the cost and receives the errors.</summary>
    public Evaluation Evaluation => Call.Evaluation;

    /// <summary>The number of parameters.</summary>
    public int Places => values.Length;

    /// <summary>An argument, or null if none was given.</summary>
    public ExprValue? this[int index] => values[index];

    /// <summary>True if the argument was given and is not none.</summary>
    public bool Has(int index) => values[index] is not (null or NoneValue);

    /// <summary>The truth value of an argument.</summary>
    public bool Truth(int index, bool otherwise) => values[index] is { } value ? Truthiness.Of(value, Evaluation) : otherwise;

    /// <summary>An argument that must be an integer.</summary>
    public BigInteger Integer(int index, BigInteger otherwise)
    {
        if (values[index] is not { } value)
            return otherwise;
        return Numbers.TryInteger(Evaluation.Known(value), out var number)
            ? number
            : throw Evaluation.Failure($"an integer is needed, not {Describe.Value(value)}");
    }

    /// <summary>An argument that must be an integer of at most <see cref="EvaluationBudget.ResultSize"/>.</summary>
    public int Count(int index, int otherwise)
    {
        var number = Integer(index, otherwise);
        if (number > Evaluation.Budget.ResultSize)
            Evaluation.CheckSize(long.MaxValue);
        return number < int.MinValue / 2 ? int.MinValue / 2 : (int)number;
    }

    /// <summary>An argument that must be a string.</summary>
    public string Text(int index, string otherwise)
    {
        if (values[index] is not { } value)
            return otherwise;
        return Evaluation.Known(value) is TextValue text
            ? text.Value
            : throw Evaluation.Failure($"a string is needed, not {Describe.Value(value)}");
    }

    /// <summary>An argument as a string, whatever its type.</summary>
    public string AnyText(int index, string otherwise) => values[index] is { } value ? KnownText.Of(value, Evaluation).Value : otherwise;
}
