using System.Numerics;

namespace Sflow.Expressions;

/// <summary>The attributes and methods of values.</summary>
internal static class Attributes
{
    private static readonly string[] IntegerNames = ["real", "imag", "numerator", "denominator"];
    private static readonly string[] DateNames = ["year", "month", "day", "hour", "minute", "second", "microsecond"];

    /// <summary>An attribute, or a method bound to its value; null when there is none with this name.</summary>
    public static ExprValue? TryGet(ExprValue target, string name) => Plain(target, name) ?? Method(target, name);

    /// <summary>The names of a value's attributes and methods.</summary>
    public static IEnumerable<string> NamesOf(ExprValue target)
    {
        var methods = MethodsOf(target)?.Names ?? [];
        return target switch
        {
            IntValue or BoolValue => methods.Concat(IntegerNames),
            DateTimeValue => methods.Concat(DateNames),
            DateValue => methods.Concat(DateNames.Take(3)),
            TupleValue { FieldNames: { } fields } => methods.Concat(fields),
            _ => methods,
        };
    }

    private static ExprValue? Plain(ExprValue target, string name)
    {
        switch (target)
        {
            case IntValue or BoolValue:
                Numbers.TryInteger(target, out var number);
                return name switch
                {
                    "real" or "numerator" => new IntValue(number),
                    "imag" => new IntValue(BigInteger.Zero),
                    "denominator" => new IntValue(BigInteger.One),
                    _ => null,
                };
            case FloatValue real:
                return name == "real" ? real
                    : name == "imag" ? new FloatValue(0)
                    : null;
            case TupleValue { FieldNames: { } fields } tuple:
                return Enumerable.Range(0, fields.Count).Where(i => fields[i] == name).Select(i => tuple.Items[i]).FirstOrDefault();
            case RangeValue range:
                return name switch
                {
                    "start" => new IntValue(range.Start),
                    "stop" => new IntValue(range.Stop),
                    "step" => new IntValue(range.Step),
                    _ => null,
                };
            case DateTimeValue time:
                return DatePart(name, time.Value, true);
            case DateValue date:
                return DatePart(name, date.Value, false);
            default:
                return null;
        }
    }

    private static IntValue? DatePart(string name, System.DateTime value, bool withTime) =>
        name switch
        {
            "year" => new IntValue(value.Year),
            "month" => new IntValue(value.Month),
            "day" => new IntValue(value.Day),
            "hour" when withTime => new IntValue(value.Hour),
            "minute" when withTime => new IntValue(value.Minute),
            "second" when withTime => new IntValue(value.Second),
            "microsecond" when withTime => new IntValue(PythonDates.Microseconds(value)),
            _ => null,
        };

    private static FunctionValue? Method(ExprValue target, string name)
    {
        var method = MethodsOf(target)?.Find(name);
        return method is null ? null : new FunctionValue(name, method.Title, call => method.Invoke(target, call));
    }

    private static OperationTable? MethodsOf(ExprValue target) =>
        target switch
        {
            TextValue => TextMethods.Table,
            DictValue or HostObject { IsMapping: true } => DictMethods.Table,
            ListValue => ListMethods.ForLists,
            TupleValue or RangeValue => ListMethods.ForSequences,
            IntValue or BoolValue => NumberMethods.ForIntegers,
            FloatValue => NumberMethods.ForFloats,
            DateValue or DateTimeValue => DateMethods.Table,
            SetValue => SetMethods.Table,
            BytesValue => BytesMethods.Table,
            _ => null,
        };
}
