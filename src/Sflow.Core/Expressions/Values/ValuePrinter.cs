using System.Runtime.CompilerServices;

namespace Sflow.Expressions;

/// <summary>
/// Prints values as Python's <c>str()</c> and <c>repr()</c> do. If an evaluation is given, it charges the cost and receives the
/// errors.
/// </summary>
internal static class ValuePrinter
{
    // Python doesn't print longer integers either.
    private const int LongestInteger = 4300;

    public static string ToText(ExprValue value)
    {
        if (value is TextValue text)
            return text.Value;
        var builder = new RuntimeTextBuilder();
        AppendText(builder, value, null);
        return builder.ToDisplayText();
    }

    public static string Repr(ExprValue value)
    {
        var builder = new RuntimeTextBuilder();
        AppendRepr(builder, value, null);
        return builder.ToDisplayText();
    }

    /// <summary>The string for a value, with or without placeholders.</summary>
    public static ExprValue Text(ExprValue value, Evaluation evaluation)
    {
        if (value is TextValue { IsMarkup: false } or RuntimeText)
            return value;
        var builder = new RuntimeTextBuilder();
        AppendText(builder, value, evaluation);
        return builder.ToValue();
    }

    public static void AppendText(RuntimeTextBuilder builder, ExprValue value, Evaluation? evaluation)
    {
        switch (value)
        {
            case TextValue text:
                evaluation?.ChargeText(builder.Length + (long)text.Value.Length);
                builder.Append(text.Value);
                break;
            case RuntimeText text:
                builder.Append(text);
                break;
            case UndefinedValue { IsLenient: true }:
                break;
            case UndefinedValue undefined when evaluation is not null:
                throw evaluation.Failure(undefined);
            case DateValue date:
                builder.Append(PythonDates.Text(date));
                break;
            case DateTimeValue time:
                builder.Append(PythonDates.Text(time));
                break;
            default:
                AppendRepr(builder, value, evaluation);
                break;
        }
    }

    public static void AppendRepr(RuntimeTextBuilder builder, ExprValue value, Evaluation? evaluation)
    {
        evaluation?.Charge();
        evaluation?.CheckSize(builder.Length);
        switch (value)
        {
            case NoneValue:
                builder.Append("None");
                break;
            case BoolValue truth:
                builder.Append(truth.Value ? "True" : "False");
                break;
            case IntValue number:
                builder.Append(Digits(number, evaluation));
                break;
            case FloatValue number:
                builder.Append(FloatText.Repr(number.Value));
                break;
            case TextValue text:
                evaluation?.ChargeText(text.Value.Length);
                builder.Append(text.IsMarkup ? "Markup(" : "");
                TextRepr.Append(builder, text);
                builder.Append(text.IsMarkup ? ")" : "");
                break;
            case RuntimeText text:
                TextRepr.Append(builder, text);
                break;
            case ListValue list:
                AppendItems(builder.Append('['), list.Items, evaluation).Append(']');
                break;
            case TupleValue tuple:
                AppendItems(builder.Append('('), tuple.Items, evaluation).Append(tuple.Items.Count == 1 ? ",)" : ")");
                break;
            case DictValue dict:
                AppendEntries(builder, dict.Keys, dict.Values, evaluation);
                break;
            case SetValue { Items.Count: 0 }:
                builder.Append("set()");
                break;
            case SetValue set:
                AppendItems(builder.Append('{'), set.Items, evaluation).Append('}');
                break;
            case DictViewValue view:
                AppendItems(builder.Append(view.TypeName).Append("(["), view.Items, evaluation).Append("])");
                break;
            case RangeValue range:
                builder.Append($"range({range.Start}, {range.Stop}{(range.Step.IsOne ? "" : ", " + range.Step)})");
                break;
            case IteratorValue when evaluation is not null:
                AppendItems(builder.Append('['), Iteration.ToList(value, evaluation), evaluation).Append(']');
                break;
            case HostObject { IsMapping: true } host:
                AppendHost(builder, host, evaluation);
                break;
            default:
                builder.Append(Simple(value, evaluation));
                break;
        }
    }

    private static string Simple(ExprValue value, Evaluation? evaluation) =>
        value switch
        {
            DateValue date => PythonDates.Repr(date),
            DateTimeValue time => PythonDates.Repr(time),
            BytesValue bytes => TextRepr.OfBytes(bytes.Bytes),
            UndefinedValue => "Undefined",
            HostObject host => host.Display,
            FunctionValue function when evaluation is not null => throw evaluation.Failure(
                $"{Quote.Text(function.Name)} has to be called, as {Quote.Text(function.Name + "()")}"
            ),
            _ => $"<{value.TypeName}>",
        };

    private static string Digits(IntValue number, Evaluation? evaluation)
    {
        if (evaluation is not null && Numbers.BitLength(System.Numerics.BigInteger.Abs(number.Value)) > LongestInteger * 3.33)
            throw evaluation.Failure($"an integer of more than {LongestInteger} digits can't be printed");
        return number.Value.ToString(CultureInfo.InvariantCulture);
    }

    private static RuntimeTextBuilder AppendItems(RuntimeTextBuilder builder, IReadOnlyList<ExprValue> items, Evaluation? evaluation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                builder.Append(", ");
            AppendRepr(builder, items[i], evaluation);
        }

        return builder;
    }

    private static void AppendHost(RuntimeTextBuilder builder, HostObject host, Evaluation? evaluation)
    {
        var keys = new List<ExprValue>();
        var values = new List<ExprValue>();
        foreach (var name in host.MemberNames)
        {
            if (!host.TryGetMember(name, out var value))
                continue;
            if (evaluation is not null && ReferenceEquals(value, UndefinedValue.Reported))
                throw evaluation.Failure(UndefinedValue.Reported);
            keys.Add(new TextValue(name));
            values.Add(value);
        }

        AppendEntries(builder, keys, values, evaluation);
    }

    private static void AppendEntries(
        RuntimeTextBuilder builder,
        IReadOnlyList<ExprValue> keys,
        IReadOnlyList<ExprValue> values,
        Evaluation? evaluation
    )
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        builder.Append('{');
        for (var i = 0; i < keys.Count; i++)
        {
            if (i > 0)
                builder.Append(", ");
            AppendRepr(builder, keys[i], evaluation);
            builder.Append(": ");
            AppendRepr(builder, values[i], evaluation);
        }

        builder.Append('}');
    }
}
