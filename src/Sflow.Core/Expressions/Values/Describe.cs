namespace Sflow.Expressions;

/// <summary>Names values in messages.</summary>
internal static class Describe
{
    /// <summary>The type of a value with its content if short: <c>the string 'abc'</c>, <c>a list</c>.</summary>
    public static string Value(ExprValue value) =>
        value switch
        {
            TextValue text => $"the string {Quote.Text(text.Value)}",
            IntValue or FloatValue => $"the number {Shorten(value.Repr())}",
            BoolValue or NoneValue => value.Repr(),
            _ => Type(value),
        };

    /// <summary>The type of a value: <c>a string</c>, <c>a list</c>.</summary>
    public static string Type(ExprValue value) =>
        value switch
        {
            TextValue or RuntimeText => "a string",
            IntValue => "an integer",
            FloatValue => "a float",
            BoolValue => "a boolean",
            NoneValue => "None",
            ListValue => "a list",
            TupleValue => "a tuple",
            DictValue => "a dict",
            SetValue => "a set",
            RangeValue => "a range",
            IteratorValue => "the result of a lazy filter, which needs |list first,",
            FunctionValue => "a function",
            UndefinedValue => "an undefined value",
            _ => "a value of type " + value.TypeName,
        };

    private static string Shorten(string digits) => digits.Length > 40 ? digits.Substring(0, 40) + "…" : digits;
}
