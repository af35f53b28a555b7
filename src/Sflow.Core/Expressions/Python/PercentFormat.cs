using System.Numerics;

namespace Sflow.Expressions;

/// <summary>Python's <c>'%s' % value</c>.</summary>
internal sealed class PercentFormat
{
    private readonly TextValue template;
    private readonly Evaluation evaluation;
    private readonly IReadOnlyList<ExprValue> values;
    private readonly ExprValue? mapping;
    private readonly RuntimeTextBuilder result = new();
    private int next;
    private int at;

    private PercentFormat(TextValue template, ExprValue arguments, Evaluation evaluation)
    {
        this.template = template;
        this.evaluation = evaluation;
        values = arguments is TupleValue tuple ? tuple.Items : [arguments];
        mapping =
            arguments is TupleValue or TextValue or RuntimeText
            || !(arguments is DictValue or ListValue or RangeValue or BytesValue or HostObject)
                ? null
                : arguments;
    }

    /// <summary>The template filled with the items of a tuple, the entries of a dict, or one value.</summary>
    public static ExprValue Format(TextValue template, ExprValue arguments, Evaluation evaluation) =>
        new PercentFormat(template, arguments, evaluation).Run();

    private ExprValue Run()
    {
        var text = template.Charged(evaluation).Value;
        while (at < text.Length)
        {
            var percent = text.IndexOf('%', at);
            var end = percent < 0 ? text.Length : percent;
            result.Append(text.Substring(at, end - at));
            at = end + 1;
            if (percent >= 0)
                AppendField(text);
            evaluation.CheckSize(result.Length);
        }

        if (next < values.Count && mapping is null)
            throw evaluation.Failure("there are more values than places in the format");
        var value = result.ToValue();
        return template.IsMarkup && value is TextValue plain ? template.With(plain.Value) : value;
    }

    private void AppendField(string text)
    {
        evaluation.Charge();
        if (Peek(text) == '%')
        {
            at++;
            result.Append('%');
            return;
        }

        ExprValue? named = null;
        if (Peek(text) == '(')
            named = Lookup(ReadKey(text));
        var flags = "";
        while (Peek(text) is '-' or '+' or ' ' or '0' or '#')
            flags += text[at++];
        var width = ReadNumber(text);
        if (width < 0)
            (flags, width) = (flags + "-", -width);
        var precision = -1;
        if (Peek(text) == '.')
        {
            at++;
            precision = System.Math.Max(ReadNumber(text), 0);
        }

        while (Peek(text) is 'h' or 'l' or 'L')
            at++;
        if (at >= text.Length)
            throw evaluation.Failure("the format ends within a place for a value");
        Append(named ?? Next(), text[at++], flags, width, precision);
    }

    private void Append(ExprValue value, char type, string flags, int width, int precision)
    {
        evaluation.ChargeText(width);
        if (type is 's' or 'r' or 'a')
        {
            if (type == 's' && width == 0 && precision < 0 && !template.IsMarkup)
                ValuePrinter.AppendText(result, value, evaluation);
            else
                result.Append(Pad("", Shown(value, type, precision), flags.Replace("0", ""), width));
            return;
        }

        evaluation.Known(value);
        var (sign, body) = type switch
        {
            'd' or 'i' or 'u' or 'o' or 'x' or 'X' => Integer(value, type, flags, precision),
            'e' or 'E' or 'f' or 'F' or 'g' or 'G' => Float(value, type, flags, precision),
            'c' => ("", Character(value)),
            _ => throw evaluation.Failure($"'%{type}' is not a format; %s takes any value"),
        };
        result.Append(Pad(sign, body, type == 'c' ? flags.Replace("0", "") : flags, width));
    }

    private string Shown(ExprValue value, char type, int precision)
    {
        evaluation.Known(value);
        var text = type == 's' ? KnownText.Of(value, evaluation) : new TextValue(type == 'a' ? TextRepr.Ascii(value.Repr()) : value.Repr());
        var points = new CodePoints(text.Value);
        var shown = precision >= 0 && precision < points.Count ? points.Substring(0, precision) : text.Value;
        return template.IsMarkup && !text.IsMarkup ? Html.Escape(shown) : shown;
    }

    private (string Sign, string Body) Integer(ExprValue value, char type, string flags, int precision)
    {
        if (!Numbers.TryInteger(value, out var number))
        {
            if (value is not FloatValue real || type is 'o' or 'x' or 'X' || !Numbers.IsFinite(real.Value))
                throw evaluation.Failure($"%{type} needs {(value is FloatValue ? "an integer" : "a number")}, not {Describe.Value(value)}");
            number = new BigInteger(real.Value);
        }

        var digits = NumberFormat.Digits(number, type).PadLeft(precision < 0 ? 0 : precision, '0');
        var prefix = flags.Contains("#") && (type is 'o' or 'x' or 'X') ? "0" + type : "";
        return (Sign(number.Sign < 0, flags) + prefix, digits);
    }

    private (string Sign, string Body) Float(ExprValue value, char type, string flags, int precision)
    {
        if (!Numbers.IsNumber(value))
            throw evaluation.Failure($"%{type} needs a number, not {Describe.Value(value)}");
        var number = Arithmetic.ToDouble(value, evaluation);
        return (
            Sign(FloatText.IsNegative(number) && !double.IsNaN(number), flags),
            NumberFormat.Absolute(number, type, precision, flags.Contains("#"), evaluation)
        );
    }

    private string Character(ExprValue value)
    {
        if (Numbers.TryInteger(value, out var code))
            return NumberFormat.Character(code, evaluation);
        return value is TextValue text && CodePoints.Length(text.Value) == 1
            ? text.Value
            : throw evaluation.Failure("%c needs one character or its code");
    }

    private static string Sign(bool negative, string flags) =>
        negative ? "-"
        : flags.Contains("+") ? "+"
        : flags.Contains(" ") ? " "
        : "";

    private static string Pad(string sign, string body, string flags, int width)
    {
        var align =
            flags.Contains("-") ? '<'
            : flags.Contains("0") ? '='
            : '>';
        return new FormatSpec { Width = width, Fill = align == '=' ? "0" : " " }.Pad(sign, body, align);
    }

    private ExprValue Next() =>
        next < values.Count ? values[next++] : throw evaluation.Failure("there are fewer values than places in the format");

    private string ReadKey(string text)
    {
        var depth = 1;
        var start = ++at;
        for (; at < text.Length && depth > 0; at++)
            depth +=
                text[at] == '(' ? 1
                : text[at] == ')' ? -1
                : 0;
        if (depth > 0)
            throw evaluation.Failure("the name in a format has no closing ')'");
        return text.Substring(start, at - start - 1);
    }

    private ExprValue Lookup(string key)
    {
        if (mapping is null or ListValue or RangeValue or BytesValue)
            throw evaluation.Failure("a format with names needs named values");
        next = values.Count;
        return Mappings.TryDict(mapping, evaluation) is { } dict && dict.TryGetValue(key, out var value)
            ? value
            : throw evaluation.Failure($"the format's name {Quote.Text(key)} is not among the values");
    }

    // A number, or a star that takes a number from the values; 0 if there is neither.
    private int ReadNumber(string text)
    {
        const int largest = 100_000;
        if (Peek(text) == '*')
        {
            at++;
            if (!Numbers.TryInteger(Next(), out var given) || BigInteger.Abs(given) > largest)
                throw evaluation.Failure("'*' in a format needs a small integer");
            return (int)given;
        }

        var number = 0;
        for (; Peek(text) is >= '0' and <= '9'; at++)
        {
            number = number * 10 + (text[at] - '0');
            if (number > largest)
                throw evaluation.Failure($"a format's width and precision are {largest} at most");
        }

        return number;
    }

    private char Peek(string text) => at < text.Length ? text[at] : '\0';
}
