using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>Options in srun's extra arguments (<c>extra_args</c>), written as one word or as two.</summary>
internal static class SrunArguments
{
    // Letters of srun that take no value; several may follow one dash (srun(1)).
    private const string Switches = "EHIkKlOQsuvXZ";

    /// <summary>Removes an option from the words: gives all its values and the remaining words.</summary>
    public static (IReadOnlyList<ExprValue> Values, IReadOnlyList<ExprValue> Others) Take(IReadOnlyList<ExprValue> words, string option)
    {
        var values = new List<ExprValue>();
        var rest = new List<ExprValue>();
        for (var i = 0; i < words.Count; i++)
        {
            var start = RuntimeTexts.StartOf(words[i]);
            if (start == option && i + 1 < words.Count)
                values.Add(words[++i]);
            else if (start.StartsWith(option + "=", StringComparison.Ordinal))
                values.Add(RuntimeTexts.After(RuntimeTexts.Of(words[i]), option.Length + 1).Simplify());
            else
                rest.Add(words[i]);
        }

        return (values, rest);
    }

    /// <summary>The value of an option, the last one when it occurs several times; null when it doesn't occur.</summary>
    public static ExprValue? Last(IReadOnlyList<ExprValue> words, string option) =>
        Take(words, option).Values is { Count: > 0 } values ? values[values.Count - 1] : null;

    /// <summary>
    /// The name of an option of srun or sbatch without its value: <c>--ntasks</c> of <c>--ntasks=4</c>, <c>-n</c> of <c>-n4</c>, of
    /// <c>-n 4</c> and of <c>-vn4</c>.
    /// </summary>
    public static string NameOf(string option)
    {
        var word = option.Split('=', ' ')[0];
        if (word.Length <= 2 || word[0] != '-' || word[1] == '-')
            return word;
        // The first letter that takes a value takes the rest of the word.
        var letter = word.Skip(1).FirstOrDefault(c => Switches.IndexOf(c) < 0);
        return letter == default ? word : "-" + letter;
    }

    /// <summary>The number that an option has, the last one where the option stands more than once; null when there is none.</summary>
    /// <param name="words">The words.</param>
    /// <param name="letter">Its short form, whose value can be in the same word.</param>
    /// <param name="options">Its long forms.</param>
    public static int? Number(IReadOnlyList<ExprValue> words, char? letter, params string[] options)
    {
        int? last = null;
        for (var i = 0; i < words.Count; i++)
        {
            var word = RuntimeTexts.StartOf(words[i]);
            var name = NameOf(word);
            if (!options.Contains(name) && (letter is not { } known || name != "-" + known))
                continue;
            var end = name.Length > 2 ? name.Length : word.IndexOf(name[1]) + 1;
            var value =
                end < word.Length ? word.Substring(end).TrimStart('=', ' ')
                : i + 1 < words.Count ? RuntimeTexts.StartOf(words[++i])
                : "";
            if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
                last = number;
        }

        return last;
    }

    /// <summary>True when a switch is among the words, in its long or its short form.</summary>
    public static bool Has(IReadOnlyList<ExprValue> words, string option, char letter) =>
        words.Any(word => word is TextValue text && (text.Value == option || (IsSwitches(text.Value) && text.Value.IndexOf(letter) > 0)));

    private static bool IsSwitches(string word) => word.Length > 1 && word[0] == '-' && word.Skip(1).All(c => Switches.IndexOf(c) >= 0);
}
