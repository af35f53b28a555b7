namespace Sflow.Expressions;

/// <summary>Sorts values. .NET's sort wraps exceptions of a comparison in another exception and is not always stable.</summary>
internal static class Sorting
{
    /// <summary>The items in the order of their keys. The sort is stable.</summary>
    public static List<ExprValue> Sort(IEnumerable<ExprValue> items, Func<ExprValue, ExprValue> key, bool descending, Evaluation evaluation)
    {
        var pairs = items.Select(item => (Key: key(item), Item: item)).ToArray();
        Merge(pairs, new (ExprValue Key, ExprValue Item)[pairs.Length], 0, pairs.Length, descending, evaluation);
        return [.. pairs.Select(pair => pair.Item)];
    }

    private static void Merge(
        (ExprValue Key, ExprValue Item)[] pairs,
        (ExprValue Key, ExprValue Item)[] buffer,
        int start,
        int end,
        bool descending,
        Evaluation evaluation
    )
    {
        if (end - start < 2)
            return;
        var middle = (start + end) / 2;
        Merge(pairs, buffer, start, middle, descending, evaluation);
        Merge(pairs, buffer, middle, end, descending, evaluation);
        Array.Copy(pairs, start, buffer, start, end - start);
        var (left, right) = (start, middle);
        for (var to = start; to < end; to++)
        {
            var takesRight = left == middle || (right < end && ComesFirst(buffer[right].Key, buffer[left].Key, descending, evaluation));
            pairs[to] = takesRight ? buffer[right++] : buffer[left++];
        }
    }

    private static bool ComesFirst(ExprValue a, ExprValue b, bool descending, Evaluation evaluation) =>
        descending ? Comparison.IsLess(b, a, evaluation) : Comparison.IsLess(a, b, evaluation);
}
