using System.Numerics;

namespace Sflow.Expressions;

/// <summary><c>value[start:stop:step]</c></summary>
internal static class Slicing
{
    public static ExprValue Slice(ExprValue target, ExprValue? start, ExprValue? stop, ExprValue? step, Evaluation evaluation)
    {
        if (target is UndefinedValue undefined)
            throw evaluation.Failure(undefined);
        if (target is RuntimeText)
            throw evaluation.RuntimeFailure(target);
        var sequence = Sequence.TryOf(target) ?? throw evaluation.Failure($"{Describe.Value(target)} has no parts by position");
        var indices = Indices(sequence.Count, Bound(start, evaluation), Bound(stop, evaluation), Bound(step, evaluation), evaluation);
        evaluation.ChargeItems(indices.Count);
        return target switch
        {
            TextValue text when indices.IsRun => text.With(
                new CodePoints(text.Value).Substring(indices.First, indices.First + indices.Count)
            ),
            TextValue text => text.With(string.Concat(Positions(indices).Select(index => ((TextValue)sequence.At(index)).Value))),
            TupleValue => new TupleValue([.. Positions(indices).Select(sequence.At)]),
            RangeValue range => new RangeValue(
                range.Start + range.Step * indices.First,
                range.Start + range.Step * indices.End,
                range.Step * indices.Stride
            ),
            BytesValue bytes => new BytesValue([.. Positions(indices).Select(index => bytes.Bytes[index])]),
            _ => new ListValue([.. Positions(indices).Select(sequence.At)]),
        };
    }

    private static IEnumerable<int> Positions(Run indices) =>
        Enumerable.Range(0, indices.Count).Select(i => indices.First + (int)indices.Step * i);

    private static BigInteger? Bound(ExprValue? value, Evaluation evaluation)
    {
        if (value is null or NoneValue)
            return null;
        return Numbers.TryInteger(evaluation.Known(value), out var number)
            ? number
            : throw evaluation.Failure($"the bounds of a slice are integers, not {Describe.Value(value)}");
    }

    private static Run Indices(int count, BigInteger? start, BigInteger? stop, BigInteger? step, Evaluation evaluation)
    {
        var stride = step ?? BigInteger.One;
        if (stride.IsZero)
            throw evaluation.Failure("the step of a slice can't be 0");
        var forward = stride.Sign > 0;
        var (low, high) = forward ? (0, count) : (-1, count - 1);
        var first = Clamp(start, forward ? low : high, low, high, count);
        var end = Clamp(stop, forward ? high : low, low, high, count);
        var total = (int)RangeValue.CountOf(first, end, stride);
        // A step greater than the length takes one item, whatever its size.
        return new Run(
            first,
            end,
            total,
            total > 1 ? (long)stride
                : forward ? 1
                : -1,
            stride
        );
    }

    private static int Clamp(BigInteger? bound, int otherwise, int low, int high, int count)
    {
        if (bound is not { } value)
            return otherwise;
        if (value.Sign < 0)
            value += count;
        return (int)BigInteger.Max(low, BigInteger.Min(high, value));
    }

    private readonly record struct Run(int First, int End, int Count, long Step, BigInteger Stride)
    {
        public bool IsRun => Step == 1;
    }
}
