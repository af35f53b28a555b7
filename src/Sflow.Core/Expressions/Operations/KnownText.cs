namespace Sflow.Expressions;

/// <summary>Converts values to strings for operations that need the characters now.</summary>
internal static class KnownText
{
    /// <summary>A value as a string that is known now. Markup stays markup; a placeholder is an error.</summary>
    public static TextValue Of(ExprValue value, Evaluation evaluation)
    {
        if (value is TextValue text)
            return text;
        // The error uses the string, because a lazy value can be iterated only once.
        var printed = ValuePrinter.Text(value, evaluation);
        return printed as TextValue ?? throw evaluation.RuntimeFailure(printed);
    }

    /// <summary>A string of the same kind: the result is markup if the original is.</summary>
    public static TextValue With(this TextValue text, string value) => new(value, text.IsMarkup);

    /// <summary>Charges the cost of a string that was created.</summary>
    public static TextValue Charged(this TextValue text, Evaluation evaluation)
    {
        evaluation.ChargeText(text.Value.Length);
        return text;
    }

    /// <summary>Charges the cost of searching one string in another.</summary>
    public static void ChargeSearch(Evaluation evaluation, string text, string wanted) =>
        evaluation.Charge((1 + text.Length / 16L) * (1 + wanted.Length / 16L));
}
