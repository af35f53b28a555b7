using System.Numerics;

namespace Sflow.Expressions;

/// <summary><c>str.maketrans</c> and <c>str.translate</c>: replace single characters.</summary>
internal static class Translation
{
    /// <summary>Creates a table: a dict from character codes to codes, strings or none.</summary>
    public static ExprValue Table(ExprValue value, Arguments a)
    {
        var evaluation = a.Evaluation;
        var pairs = new List<KeyValuePair<ExprValue, ExprValue>>();
        if (a[1] is null)
        {
            var dict =
                Mappings.TryDict(a[0]!, evaluation)
                ?? throw evaluation.Failure("the method 'maketrans' takes a dict, or two strings of the same length");
            for (var i = 0; i < dict.Count; i++)
                pairs.Add(
                    new(
                        dict.Keys[i] is TextValue text ? Code(text.Value, evaluation) : dict.Keys[i] as IntValue ?? throw NoKey(evaluation),
                        dict.Values[i]
                    )
                );
            return new DictValue(pairs);
        }

        var (from, to) = (a.Text(0, ""), a.Text(1, ""));
        var (old, by) = (new CodePoints(from), new CodePoints(to));
        if (old.Count != by.Count)
            throw evaluation.Failure("the first two strings of 'maketrans' must have the same length");
        for (var i = 0; i < old.Count; i++)
            pairs.Add(new(Code(old.Substring(i, i + 1), evaluation), Code(by.Substring(i, i + 1), evaluation)));
        var dropped = new CodePoints(a.Text(2, ""));
        for (var i = 0; i < dropped.Count; i++)
            pairs.Add(new(Code(dropped.Substring(i, i + 1), evaluation), NoneValue.Instance));
        evaluation.ChargeItems(pairs.Count);
        return new DictValue(pairs);
    }

    /// <summary>The string with each character of the table replaced.</summary>
    public static TextValue Apply(TextValue text, Arguments a)
    {
        var evaluation = a.Evaluation;
        var dict =
            Mappings.TryDict(a[0]!, evaluation)
            ?? throw evaluation.Failure($"the method 'translate' takes a dict, as maketrans makes it, not {Describe.Value(a[0]!)}");
        var result = new StringBuilder(text.Value.Length);
        for (var i = 0; i < text.Value.Length; i++)
        {
            evaluation.CheckSize(result.Length);
            var code = char.IsSurrogatePair(text.Value, i) ? char.ConvertToUtf32(text.Value, i++) : text.Value[i];
            if (!dict.TryGetValue(new IntValue(code), out var by))
                result.Append(NumberFormat.Character(code, evaluation));
            else if (by is not NoneValue)
                result.Append(
                    by is TextValue other ? other.Value
                    : Numbers.TryInteger(by, out var number) ? NumberFormat.Character(number, evaluation)
                    : throw NoKey(evaluation)
                );
        }

        return text.With(result.ToString()).Charged(evaluation);
    }

    private static IntValue Code(string character, Evaluation evaluation) =>
        CodePoints.Length(character) == 1 ? new IntValue(char.ConvertToUtf32(character, 0)) : throw NoKey(evaluation);

    private static EvaluationFailure NoKey(Evaluation evaluation) =>
        evaluation.Failure("a table of characters has single characters or their codes as keys, and strings, codes or none as values");
}
