namespace Sflow.Planning;

/// <summary>Numbers of nodes or GPUs as people read them.</summary>
internal static class NumberRanges
{
    /// <summary>Formats numbers in their order as ranges: 0-2,5.</summary>
    public static string Of(IReadOnlyList<int> numbers)
    {
        var ranges = new List<string>();
        for (var i = 0; i < numbers.Count; i++)
        {
            var start = i;
            while (i + 1 < numbers.Count && numbers[i + 1] == numbers[i] + 1)
                i++;
            ranges.Add(start == i ? Number(numbers[i]) : $"{Number(numbers[start])}-{Number(numbers[i])}");
        }

        return string.Join(",", ranges);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
