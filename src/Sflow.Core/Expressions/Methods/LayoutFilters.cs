namespace Sflow.Expressions;

/// <summary>Filters that fit strings into a width.</summary>
internal static class LayoutFilters
{
    private const int TruncateLeeway = 5;

    public static OperationTable Table { get; } = Create();

    private static OperationTable Create()
    {
        var table = new OperationTable("filter")
        {
            { "truncate", "length? killwords? end? leeway?", Truncate },
            { "indent", "width? first? blank?", Indent },
            { "wordwrap", "width? break_long_words? wrapstring? break_on_hyphens?", WordWrap },
        };
        table.AddText("center", "width?", (text, a) => text.With(TextMethods.Pad(text.Value, a.Count(0, 80), " ", '^', a.Evaluation)));
        return table;
    }

    /// <summary>Inserts spaces, or a string, before every line except the first.</summary>
    private static TextValue Indent(ExprValue value, Arguments a)
    {
        var evaluation = a.Evaluation;
        var text = TextOnly(value, "indent", evaluation);
        var indent = a[0] is TextValue given ? given.Value : Spaces(a);
        var lines = PythonText.SplitLines(text.Value + "\n");
        var blank = a.Truth(2, false);
        evaluation.CheckSize(text.Value.Length + (long)lines.Count * indent.Length);
        var indented = lines.Select((line, i) => (i == 0 ? a.Truth(1, false) : blank || line.Length > 0) ? indent + line : line);
        return text.With(string.Join("\n", indented)).Charged(evaluation);
    }

    /// <summary>True for characters of words: letters, digits, underscores.</summary>
    public static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_' || char.IsSurrogate(c);

    private static string Spaces(Arguments a)
    {
        var width = System.Math.Max(a.Count(0, 4), 0);
        a.Evaluation.ChargeText(width);
        return new string(' ', width);
    }

    private static ExprValue Truncate(ExprValue value, Arguments a)
    {
        var evaluation = a.Evaluation;
        var length = a.Count(0, 255);
        var end = a.Text(2, "...");
        var leeway = a.Has(3) ? a.Count(3, TruncateLeeway) : TruncateLeeway;
        if (length < CodePoints.Length(end) || leeway < 0)
            throw evaluation.Failure("the filter 'truncate' needs a length that has room for its end, and a leeway that is not negative");
        // A string that is short enough stays unchanged, whatever it contains.
        if (
            (value is not TextValue && Sequence.TryOf(value)?.Count <= (long)length + leeway)
            || (value as DictValue)?.Count <= (long)length + leeway
        )
            return value;
        var text = TextOnly(value, "truncate", evaluation);
        var points = new CodePoints(text.Value);
        if (points.Count <= (long)length + leeway)
            return text;
        var kept = points.Substring(0, length - CodePoints.Length(end));
        var space = a.Truth(1, false) ? -1 : kept.LastIndexOf(' ');
        return text.With((space < 0 ? kept : kept.Substring(0, space)) + end).Charged(evaluation);
    }

    private static TextValue WordWrap(ExprValue value, Arguments a)
    {
        var evaluation = a.Evaluation;
        var text = TextOnly(value, "wordwrap", evaluation);
        var width = a.Count(0, 79);
        if (width <= 0)
            throw evaluation.Failure("the filter 'wordwrap' needs a width of 1 or more");
        var end = a.Has(2) ? a.Text(2, "\n") : "\n";
        var wrapper = new WordWrapper(width, a.Truth(1, true), a.Truth(3, true));
        evaluation.Charge(text.Value.Length / 4);
        var lines = PythonText.SplitLines(text.Value).Select(line => string.Join(end, wrapper.Wrap(line))).ToList();
        evaluation.CheckSize(lines.Sum(line => (long)line.Length + end.Length));
        return text.With(string.Join(end, lines)).Charged(evaluation);
    }

    private static TextValue TextOnly(ExprValue value, string filter, Evaluation evaluation)
    {
        if (value is UndefinedValue { IsLenient: true })
            return TextValue.Empty;
        evaluation.Charge(value.Size / 64);
        return evaluation.Known(value) as TextValue
            ?? throw evaluation.Failure($"the filter '{filter}' needs a string, not {Describe.Value(value)}; write |string before it");
    }
}
