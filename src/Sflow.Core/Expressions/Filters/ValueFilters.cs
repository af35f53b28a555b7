namespace Sflow.Expressions;

/// <summary>Filters that take any value.</summary>
internal static class ValueFilters
{
    public static OperationTable Table { get; } =
        new("filter")
        {
            { "default d", "default_value? boolean?", Default },
            { "attr", "name", (value, a) => Access.Attribute(value, a.Text(0, ""), a.Evaluation) },
            { "tojson", "indent?", (value, a) => PythonJson.Of(value, a[0], a.Evaluation) },
            { "pprint", "", (value, a) => PrettyText.Of(value, a.Evaluation) },
        };

    private static ExprValue Default(ExprValue value, Arguments a)
    {
        if (ReferenceEquals(value, UndefinedValue.Reported))
            throw a.Evaluation.Failure(UndefinedValue.Reported);
        var isMissing = value is UndefinedValue || (a.Truth(1, false) && !Truthiness.Of(value, a.Evaluation));
        return isMissing ? a[0] ?? TextValue.Empty : value;
    }
}
