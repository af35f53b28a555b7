namespace Sflow.Expressions;

/// <summary>Texts of values, for operations that look into the text.</summary>
internal static class Texts
{
    /// <summary>A value as a text that is known now; markup stays markup.</summary>
    public static TextValue Of(ExprValue value, Evaluation evaluation)
    {
        if (value is TextValue text)
            return text;
        // The text tells of a hole in what a lazy value yielded; the value itself is spent.
        var printed = ValuePrinter.Text(value, evaluation);
        return printed as TextValue ?? throw evaluation.RuntimeFailure(printed);
    }

    /// <summary>A text of the same kind: what is made from markup is markup.</summary>
    public static TextValue With(this TextValue text, string value) => new(value, text.IsMarkup);

    /// <summary>Pays for a text that was made.</summary>
    public static TextValue Paid(this TextValue text, Evaluation evaluation)
    {
        evaluation.ChargeText(text.Value.Length);
        return text;
    }

    /// <summary>Pays for searching one text in another.</summary>
    public static void ChargeSearch(Evaluation evaluation, string text, string wanted) =>
        evaluation.Charge((1 + text.Length / 16L) * (1 + wanted.Length / 16L));
}
