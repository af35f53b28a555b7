namespace Sflow.Expressions;

/// <summary>The methods of strings.</summary>
internal static class TextMethods
{
    public static OperationTable Table { get; } = Create();

    /// <summary>The string, padded to a width.</summary>
    /// <param name="text">The string.</param>
    /// <param name="width">The width in characters; a longer string stays unchanged.</param>
    /// <param name="fill">The padding character.</param>
    /// <param name="align">
    /// <c>&lt;</c>, <c>&gt;</c> or <c>^</c>. When the padding can't be centered exactly, the result is that of Python's
    /// <c>str.center</c>.
    /// </param>
    /// <param name="evaluation">Charges the cost and receives the errors.</param>
    public static string Pad(string text, int width, string fill, char align, Evaluation evaluation)
    {
        if (CodePoints.Length(fill) != 1)
            throw evaluation.Failure("what fills up is one character");
        evaluation.ChargeText(width);
        var missing = Math.Max(width - CodePoints.Length(text), 0);
        var left =
            align == '>' ? missing
            : align == '<' ? 0
            : missing / 2 + (missing & width & 1);
        return Repeated(fill, left) + text + Repeated(fill, missing - left);
    }

    /// <summary>Replaces after checking that the result is not too long.</summary>
    public static string Replace(string text, string old, string by, int count, Evaluation evaluation)
    {
        KnownText.ChargeSearch(evaluation, text, old);
        var found = (long)PythonText.Count(text, old);
        if (count >= 0)
            found = Math.Min(found, count);
        evaluation.ChargeText(text.Length + found * (by.Length - old.Length));
        return PythonText.Replace(text, old, by, count);
    }

    /// <summary>The words between white space: at most a number of words, and then the rest.</summary>
    public static List<string> Words(string text, int splits)
    {
        var words = new List<string>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && PythonText.IsSpace(text[at]))
                at++;
            if (at == text.Length)
                return words;
            var start = at;
            if (splits >= 0 && words.Count == splits)
            {
                words.Add(PythonText.Strip(text.Substring(start), null, false, true));
                return words;
            }

            while (at < text.Length && !PythonText.IsSpace(text[at]))
                at++;
            words.Add(text.Substring(start, at - start));
        }
    }

    private static OperationTable Create()
    {
        var table = new OperationTable("method").With(TextShapeMethods.Table, TextSearchMethods.Table);
        table.AddText("format", "*", (text, a) => BraceFormat.Format(text, a.Call));
        table.AddText(
            "format_map",
            "mapping",
            (text, a) => BraceFormat.Format(text, new CallArguments(a.Evaluation, [], NamedBy(a[0]!, a.Evaluation)))
        );
        table.AddText("join", "iterable", Join);
        table.AddText(
            "encode",
            "encoding? errors?",
            (text, a) => new BytesValue(TextCodecs.Encode(text.Value, a.Text(0, "utf-8"), a.Text(1, "strict"), a.Evaluation))
        );
        table.AddText("translate", "table", Translation.Apply);
        table.Add("maketrans", "x y? z?", Translation.Table);
        return table;
    }

    private static List<KeyValuePair<string, ExprValue>> NamedBy(ExprValue mapping, Evaluation evaluation)
    {
        var dict = Mappings.TryDict(mapping, evaluation) ?? throw evaluation.Failure($"a dict is needed, not {Describe.Value(mapping)}");
        return
        [
            .. dict
                .Keys.OfType<TextValue>()
                .Select(
                    (key, _) =>
                        new KeyValuePair<string, ExprValue>(key.Value, dict.TryGetValue(key, out var value) ? value : NoneValue.Instance)
                ),
        ];
    }

    private static ExprValue Join(TextValue separator, Arguments a)
    {
        var evaluation = a.Evaluation;
        var result = new RuntimeTextBuilder();
        var isFirst = true;
        foreach (var item in Iteration.Over(a[0]!, evaluation))
        {
            if (item is UndefinedValue undefined)
                throw evaluation.Failure(undefined);
            if (item is not (TextValue or RuntimeText))
                throw evaluation.Failure($"the method 'join' takes strings, not {Describe.Value(item)}; the filter |join takes any value");
            if (!isFirst)
                ValuePrinter.AppendText(result, separator, evaluation);
            isFirst = false;
            ValuePrinter.AppendText(
                result,
                separator.IsMarkup && item is TextValue text ? new TextValue(Html.Escape(text)) : item,
                evaluation
            );
        }

        var value = result.ToValue();
        return separator.IsMarkup && value is TextValue joined ? separator.With(joined.Value) : value;
    }

    private static string Repeated(string fill, int count) => count == 0 ? "" : new StringBuilder().Insert(0, fill, count).ToString();
}
