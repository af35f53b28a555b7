namespace Sflow.Expressions;

/// <summary>The common part of lists, tuples, strings and ranges: a length, and items by index.</summary>
internal readonly struct Sequence(int count, Func<int, ExprValue> at)
{
    public int Count { get; } = count;

    public Func<int, ExprValue> At { get; } = at;

    /// <summary>The value as a sequence, or null if it is not one.</summary>
    public static Sequence? TryOf(ExprValue value)
    {
        switch (value)
        {
            case ListValue list:
                return Of(list.Items);
            case TupleValue tuple:
                return Of(tuple.Items);
            case RangeValue range:
                return new Sequence(range.Count, range.At);
            case BytesValue bytes:
                return new Sequence(bytes.Bytes.Length, index => new IntValue(bytes.Bytes[index]));
            case TextValue text:
                var points = new CodePoints(text.Value);
                return new Sequence(points.Count, index => text.With(points.Substring(index, index + 1)));
            default:
                return null;
        }
    }

    private static Sequence Of(IReadOnlyList<ExprValue> items) => new(items.Count, index => items[index]);
}
