namespace Sflow.Expressions;

/// <summary>All tests: the names that can follow <c>is</c>.</summary>
internal static class TestTable
{
    private static readonly OperationTable All = Create();

    public static IEnumerable<string> Names => All.Names;

    /// <summary>Finds a test by name; null when there is none.</summary>
    public static Operation? Find(string name) => All.Find(name);

    /// <summary>Finds a test by name; null after reporting that there is none.</summary>
    public static Operation? Find(string name, TextLocation at, DiagnosticBag diagnostics)
    {
        var found = Find(name);
        if (found is null)
            diagnostics.Add(Catalogue.UnknownTest(at, name, Suggestion.For(name, Names)));
        return found;
    }

    private static OperationTable Create()
    {
        var table = new OperationTable("test")
        {
            {
                "divisibleby",
                "num",
                (value, a) => BoolValue.Of(IsZero(Operators.Apply(BinaryOperator.Modulo, value, a[0]!, a.Evaluation)))
            },
            { "even", "", (value, a) => BoolValue.Of(IsZero(Half(value, a))) },
            { "odd", "", (value, a) => BoolValue.Of(Half(value, a) is IntValue { Value.IsOne: true } or FloatValue { Value: 1 }) },
            { "iterable", "", (value, a) => BoolValue.Of(IsIterable(value, a)) },
            { "sameas", "other", (value, a) => BoolValue.Of(IsSame(value, a[0]!)) },
        };
        AddKinds(table);
        AddComparison(table, "eq == equalto", ComparisonOperator.Equal);
        AddComparison(table, "ne !=", ComparisonOperator.NotEqual);
        AddComparison(table, "lt < lessthan", ComparisonOperator.Less);
        AddComparison(table, "le <=", ComparisonOperator.LessOrEqual);
        AddComparison(table, "gt > greaterthan", ComparisonOperator.Greater);
        AddComparison(table, "ge >=", ComparisonOperator.GreaterOrEqual);
        AddComparison(table, "in", ComparisonOperator.In);
        table.AddText("lower", "", (text, _) => BoolValue.Of(PythonText.IsCase(text.Value, false)));
        table.AddText("upper", "", (text, _) => BoolValue.Of(PythonText.IsCase(text.Value, true)));
        table.AddText("filter", "", (text, _) => BoolValue.Of(FilterTable.Find(text.Value) is not null));
        table.AddText("test", "", (text, _) => BoolValue.Of(Find(text.Value) is not null));
        return table;
    }

    // These tests apply to any value, defined or not.
    private static void AddKinds(OperationTable table)
    {
        void Add(string name, Func<ExprValue, bool> holds) => table.Add(name, "", (value, _) => BoolValue.Of(holds(value)));
        Add("defined", value => value is not UndefinedValue);
        Add("undefined", value => value is UndefinedValue);
        Add("none", value => value is NoneValue);
        Add("true", value => value is BoolValue { Value: true });
        Add("false", value => value is BoolValue { Value: false });
        Add("boolean", value => value is BoolValue);
        Add("integer", value => value is IntValue);
        Add("float", value => value is FloatValue);
        Add("number", Numbers.IsNumber);
        Add("string", value => value is TextValue or RuntimeText);
        Add("mapping", value => value is DictValue or HostObject { IsMapping: true });
        Add(
            "sequence",
            value =>
                value
                    is TextValue
                        or RuntimeText
                        or ListValue
                        or TupleValue
                        or DictValue
                        or RangeValue
                        or BytesValue
                        or HostObject { IsMapping: true }
        );
        Add("callable", value => value is FunctionValue or UndefinedValue);
        Add("escaped", value => value is TextValue { IsMarkup: true });
    }

    private static void AddComparison(OperationTable table, string names, ComparisonOperator operation)
    {
        var parameter = operation == ComparisonOperator.In ? "seq" : "b";
        table.Add(names, parameter, (value, a) => BoolValue.Of(Comparison.Holds(operation, value, a[0]!, a.Evaluation)));
    }

    private static ExprValue Half(ExprValue value, Arguments a) =>
        value is TextValue
            ? throw a.Evaluation.Failure($"a number is needed, not {Describe.Value(value)}")
            : Operators.Apply(BinaryOperator.Modulo, value, new IntValue(2), a.Evaluation);

    private static bool IsZero(ExprValue value) => value is IntValue { Value.IsZero: true } or FloatValue { Value: 0 };

    private static bool IsIterable(ExprValue value, Arguments a) =>
        value is UndefinedValue { IsLenient: false } undefined
            ? throw a.Evaluation.Failure(undefined)
            : value is RuntimeText || Iteration.Items(value) is not null;

    // Values have no identity. Values of the same simple type are the same when they are equal.
    private static bool IsSame(ExprValue value, ExprValue other) =>
        ExprValue.AreOneObject(value, other)
        || (value.GetType() == other.GetType() && (value is IntValue or TextValue) && value.Equals(other));
}
