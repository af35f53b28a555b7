using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>
/// The parts of an expression in which a string gives a different result than a number, a boolean, a list, a mapping or null.
/// </summary>
internal static class TypeSensitiveOperands
{
    private const UntypedKinds Any = UntypedKinds.Number | UntypedKinds.Truth | UntypedKinds.List | UntypedKinds.Mapping;
    private const UntypedKinds Numbers = UntypedKinds.Number | UntypedKinds.Truth;
    private const UntypedKinds Ordered = Numbers | UntypedKinds.List;
    private const UntypedKinds Collections = UntypedKinds.List | UntypedKinds.Mapping;
    private const UntypedKinds Truthiness = UntypedKinds.Truth | UntypedKinds.Untrue;

    private static readonly Dictionary<string, UntypedKinds> Filters = Table(
        ("abs round filesizeformat", Numbers),
        (
            "sum min max first last length count join list sort unique reverse batch slice map select reject selectattr rejectattr "
                + "groupby items dictsort xmlattr",
            Collections
        ),
        ("tojson pprint", Any)
    );

    private static readonly Dictionary<string, UntypedKinds> Tests = Table(
        ("even odd divisibleby", Numbers),
        ("number integer float", UntypedKinds.Number),
        ("boolean true false", UntypedKinds.Truth),
        ("mapping", UntypedKinds.Mapping)
    );

    private static readonly HashSet<string> OfItems = ["sum", "min", "max", "sort"];
    private static readonly HashSet<string> Equality = ["eq", "==", "equalto", "ne", "!="];
    private static readonly HashSet<string> Order = ["lt", "<", "lessthan", "le", "<=", "gt", ">", "greaterthan", "ge", ">="];

    /// <summary>The operands of one node, each with the kinds for which the difference matters.</summary>
    public static IEnumerable<(ExpressionSyntax Operand, UntypedKinds Kinds)> Of(ExpressionSyntax node, UntypedNames names) =>
        node switch
        {
            BinarySyntax binary => Arithmetic(binary, names),
            UnarySyntax unary => [(unary.Operand, unary.Operator == UnaryOperator.Not ? Truthiness : Numbers)],
            LogicalSyntax logical => [(logical.Left, Truthiness)],
            ConditionalSyntax conditional => [(conditional.Condition, Truthiness)],
            CompareSyntax compare => Comparisons(compare, names),
            SliceSyntax slice => slice.Children.Select(bound => (bound, Numbers)),
            IndexSyntax { Target: NameSyntax { Name: "variables" } } => [],
            IndexSyntax { Index: LiteralSyntax { Value: TextValue key } } index when VariableOrigin.Members.Contains(key.Value) =>
            [
                (index.Target, UntypedKinds.Mapping),
            ],
            IndexSyntax index => [(index.Target, Collections), (index.Index, Numbers)],
            // A mapping may have such a key; a list has none.
            MemberSyntax member => [(member.Target, VariableOrigin.Members.Contains(member.Name) ? UntypedKinds.Mapping : Collections)],
            FilterSyntax filter => OfFilter(filter),
            TestSyntax test => OfTest(test, names),
            _ => [],
        };

    /// <summary>The expressions whose value a node may return unchanged.</summary>
    public static IEnumerable<ExpressionSyntax> Sources(ExpressionSyntax node) =>
        node switch
        {
            ConditionalSyntax conditional => Sources(conditional.Then)
                .Concat(conditional.Otherwise is null ? [] : Sources(conditional.Otherwise)),
            LogicalSyntax logical => Sources(logical.Left).Concat(Sources(logical.Right)),
            FilterSyntax { Name: "default" or "d" } filter => Sources(filter.Operand)
                .Concat(filter.Arguments.Expressions.Take(1).SelectMany(Sources)),
            _ => [node],
        };

    // A string on one side of '+' joins strings, and a string before '%' is a format.
    private static IEnumerable<(ExpressionSyntax, UntypedKinds)> Arithmetic(BinarySyntax binary, UntypedNames names)
    {
        var joins =
            binary.Operator == BinaryOperator.Add
            && (StringExpressions.IsCertain(binary.Left, names) || StringExpressions.IsCertain(binary.Right, names));
        var formats = binary.Operator == BinaryOperator.Modulo && StringExpressions.IsCertain(binary.Left, names);
        return joins || formats ? [] : [(binary.Left, Ordered), (binary.Right, Ordered)];
    }

    private static IEnumerable<(ExpressionSyntax, UntypedKinds)> Comparisons(CompareSyntax compare, UntypedNames names)
    {
        var left = compare.First;
        foreach (var comparison in compare.Rest)
        {
            var right = comparison.Operand;
            var pairs = comparison.Operator switch
            {
                ComparisonOperator.Equal or ComparisonOperator.NotEqual => Equals(left, right, names),
                ComparisonOperator.In or ComparisonOperator.NotIn => Contained(left, right, names),
                _ => [(left, Ordered), (right, Ordered)],
            };
            foreach (var pair in pairs)
                yield return pair;
            left = right;
        }
    }

    // Two untyped values of the same kind are equal as strings when they are equal.
    private static IEnumerable<(ExpressionSyntax, UntypedKinds)> Equals(ExpressionSyntax left, ExpressionSyntax right, UntypedNames names)
    {
        var areAlike = names.Find(left) is { } one && names.Find(right) is { } other && one.Kind == other.Kind;
        return areAlike || StringExpressions.IsCertain(left, names) || StringExpressions.IsCertain(right, names)
            ? []
            : [(left, Any), (right, Any)];
    }

    private static IEnumerable<(ExpressionSyntax, UntypedKinds)> Contained(
        ExpressionSyntax left,
        ExpressionSyntax right,
        UntypedNames names
    )
    {
        yield return (right, Collections);
        var items = right switch
        {
            ListSyntax list => list.Items,
            TupleSyntax tuple => tuple.Items,
            _ => [],
        };
        if (items.Any(item => item is LiteralSyntax { Value: IntValue or FloatValue or BoolValue or NoneValue }))
            yield return (left, Any);
    }

    private static IEnumerable<(ExpressionSyntax, UntypedKinds)> OfFilter(FilterSyntax filter)
    {
        if (Filters.TryGetValue(filter.Name, out var kinds))
            yield return (filter.Operand, kinds);
        var items = filter.Operand switch
        {
            ListSyntax list => list.Items,
            TupleSyntax tuple => tuple.Items,
            _ => [],
        };
        foreach (var item in OfItems.Contains(filter.Name) ? items : [])
            yield return (item, Numbers);
    }

    private static IEnumerable<(ExpressionSyntax, UntypedKinds)> OfTest(TestSyntax test, UntypedNames names)
    {
        var argument = test.Arguments.Expressions.FirstOrDefault();
        if (argument is not null && Equality.Contains(test.Name))
            return Equals(test.Operand, argument, names);
        if (argument is not null && Order.Contains(test.Name))
            return [(test.Operand, Ordered), (argument, Ordered)];
        if (argument is not null && test.Name == "in")
            return Contained(test.Operand, argument, names);
        if (!Tests.TryGetValue(test.Name, out var kinds))
            return [];
        return argument is null ? [(test.Operand, kinds)] : [(test.Operand, kinds), (argument, kinds)];
    }

    private static Dictionary<string, UntypedKinds> Table(params (string Names, UntypedKinds Kinds)[] rows) =>
        rows.SelectMany(row => row.Names.Split(' ').Select(name => (name, row.Kinds))).ToDictionary(row => row.name, row => row.Kinds);
}
