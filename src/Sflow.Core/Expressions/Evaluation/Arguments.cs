using System.Numerics;

namespace Sflow.Expressions;

/// <summary>The arguments of an operation, by the place of their parameter.</summary>
/// <param name="call">The call as it was written.</param>
/// <param name="values">A value a parameter, null where none was given.</param>
internal sealed class Arguments(CallArguments call, ExprValue?[] values)
{
    /// <summary>The call as it was written.</summary>
    public CallArguments Call { get; } = call;

    /// <summary>The evaluation that pays and takes the errors.</summary>
    public Evaluation Evaluation => Call.Evaluation;

    /// <summary>How many arguments the operation can take.</summary>
    public int Places => values.Length;

    /// <summary>An argument, or null where none was given.</summary>
    public ExprValue? this[int index] => values[index];

    /// <summary>Whether an argument was given that is not none.</summary>
    public bool Has(int index) => values[index] is not (null or NoneValue);

    /// <summary>An argument's truth.</summary>
    public bool Truth(int index, bool otherwise) => values[index] is { } value ? Truths.Of(value, Evaluation) : otherwise;

    /// <summary>An argument that must be an integer.</summary>
    public BigInteger Integer(int index, BigInteger otherwise)
    {
        if (values[index] is not { } value)
            return otherwise;
        return Numbers.TryInteger(Evaluation.Known(value), out var number) ? number : throw Evaluation.Failure($"an integer is needed, not {Describe.Value(value)}");
    }

    /// <summary>An argument that must be an integer and is of a size that something in memory can have; beyond is an error.</summary>
    public int Count(int index, int otherwise)
    {
        var number = Integer(index, otherwise);
        if (number > Evaluation.Budget.ResultSize)
            Evaluation.CheckSize(long.MaxValue);
        return number < int.MinValue / 2 ? int.MinValue / 2 : (int)number;
    }

    /// <summary>An argument that must be a text.</summary>
    public string Text(int index, string otherwise)
    {
        if (values[index] is not { } value)
            return otherwise;
        return Evaluation.Known(value) is TextValue text ? text.Value : throw Evaluation.Failure($"a text is needed, not {Describe.Value(value)}");
    }

    /// <summary>An argument as text, whatever it is.</summary>
    public string AnyText(int index, string otherwise) => values[index] is { } value ? Texts.Of(value, Evaluation).Value : otherwise;
}
