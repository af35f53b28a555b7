using System.Runtime.CompilerServices;

namespace Sflow.Expressions;

/// <summary>
/// Writes values as JSON like Jinja2's <c>tojson</c>: keys are sorted, and non-ASCII characters and HTML's special characters are
/// escaped.
/// </summary>
internal sealed class PythonJson
{
    private readonly RuntimeTextBuilder result = new();
    private readonly string? indent;
    private readonly Evaluation evaluation;

    private PythonJson(string? indent, Evaluation evaluation) => (this.indent, this.evaluation) = (indent, evaluation);

    /// <summary>The JSON string of a value, as markup. If a part is known only to the job, the string has placeholders.</summary>
    /// <param name="value">The value.</param>
    /// <param name="indent">The number of spaces, or the string, that indents each level; none for a single line.</param>
    /// <param name="evaluation">Charges the cost and receives the errors.</param>
    public static ExprValue Of(ExprValue value, ExprValue? indent, Evaluation evaluation)
    {
        var json = new PythonJson(IndentOf(indent, evaluation), evaluation);
        json.Append(value, "\n");
        return json.result.ToValue() is TextValue text ? new TextValue(text.Value, true) : json.result.ToValue();
    }

    private static string? IndentOf(ExprValue? indent, Evaluation evaluation)
    {
        if (indent is null or NoneValue)
            return null;
        if (indent is TextValue text)
            return text.Value;
        if (!Numbers.TryInteger(indent, out var width) || width > 100)
            throw evaluation.Failure("the filter 'tojson' is indented by a small number of spaces or by a string");
        return new string(' ', Math.Max((int)width, 0));
    }

    private void Append(ExprValue value, string line)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        evaluation.Charge();
        evaluation.CheckSize(result.Length);
        switch (value)
        {
            case NoneValue:
                result.Append("null");
                break;
            case BoolValue truth:
                result.Append(truth.Value ? "true" : "false");
                break;
            case IntValue:
                ValuePrinter.AppendRepr(result, value, evaluation);
                break;
            case FloatValue number:
                result.Append(OfFloat(number.Value));
                break;
            case TextValue text:
                evaluation.ChargeText(text.Value.Length);
                result.Append('"').Append(Escape(text.Value)).Append('"');
                break;
            case RuntimeText text:
                Append(text);
                break;
            case ListValue list:
                AppendItems(list.Items, line);
                break;
            case TupleValue tuple:
                AppendItems(tuple.Items, line);
                break;
            default:
                AppendEntries(Mappings.TryDict(value, evaluation) ?? throw NotJson(value), line);
                break;
        }
    }

    private void Append(RuntimeText text)
    {
        result.Append('"');
        foreach (var part in text.Parts)
        {
            if (part.Reference is { } reference)
                result.Append(reference);
            else
                result.Append(Escape(part.Literal!));
        }

        result.Append('"');
    }

    private void AppendItems(IReadOnlyList<ExprValue> items, string line)
    {
        result.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            AppendBreak(i, line + indent);
            Append(items[i], line + indent);
        }

        AppendEnd(items.Count, line, ']');
    }

    private void AppendEntries(DictValue dict, string line)
    {
        result.Append('{');
        var keys = Sorting.Sort(dict.Keys, key => key, false, evaluation);
        for (var i = 0; i < keys.Count; i++)
        {
            AppendBreak(i, line + indent);
            result.Append('"').Append(Escape(KeyText(keys[i]))).Append("\": ");
            dict.TryGetValue(keys[i], out var value);
            Append(value!, line + indent);
        }

        AppendEnd(keys.Count, line, '}');
    }

    private void AppendBreak(int index, string line)
    {
        if (indent is null)
            result.Append(index > 0 ? ", " : "");
        else
            result.Append(index > 0 ? "," : "").Append(line);
    }

    private void AppendEnd(int count, string line, char close)
    {
        if (indent is not null && count > 0)
            result.Append(line);
        result.Append(close);
    }

    private string KeyText(ExprValue key) =>
        key switch
        {
            TextValue text => text.Value,
            NoneValue => "null",
            BoolValue truth => truth.Value ? "true" : "false",
            FloatValue number => OfFloat(number.Value),
            IntValue => key.Repr(),
            _ => throw evaluation.Failure($"{Describe.Type(key)} can't be a key in JSON"),
        };

    private EvaluationFailure NotJson(ExprValue value) =>
        ReferenceEquals(value, UndefinedValue.Reported)
            ? evaluation.Failure(UndefinedValue.Reported)
            : evaluation.Failure(
                value is UndefinedValue undefined
                    ? $"{Quote.Text(undefined.Name)} is not defined and can't be written as JSON"
                    : $"{Describe.Type(value)} can't be written as JSON"
                        + (value is RangeValue or DictViewValue or IteratorValue ? "; write |list before it" : "")
            );

    private static string OfFloat(double value) =>
        double.IsNaN(value) ? "NaN"
        : double.IsInfinity(value) ? (value > 0 ? "Infinity" : "-Infinity")
        : FloatText.Repr(value);

    private static string Escape(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var simple = "\"\\\n\r\t\b\f".IndexOf(c);
            if (simple >= 0)
                builder.Append('\\').Append("\"\\nrtbf"[simple]);
            else if (c is < ' ' or > '~' or '<' or '>' or '&' or '\'')
                builder.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                builder.Append(c);
        }

        return builder.ToString();
    }
}
