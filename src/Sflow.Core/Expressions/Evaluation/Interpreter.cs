namespace Sflow.Expressions;

/// <summary>Evaluates a syntax tree.</summary>
internal static class Interpreter
{
    /// <summary>The value of a node.</summary>
    public static ExprValue Evaluate(ExpressionSyntax node, Evaluation evaluation)
    {
        evaluation.Current = node.Span;
        evaluation.Charge();
        var value = node switch
        {
            LiteralSyntax literal => literal.Value,
            NameSyntax name => Name(name, evaluation),
            MemberSyntax member => Member(member, evaluation),
            IndexSyntax index => Index(index, evaluation),
            CallSyntax call => Call(call, evaluation),
            FilterSyntax filter => Filter(filter, evaluation),
            TestSyntax test => Test(test, evaluation),
            UnarySyntax unary => Unary(unary, evaluation),
            BinarySyntax binary => Binary(binary, evaluation),
            LogicalSyntax logical => Logical(logical, evaluation),
            ConcatSyntax concat => Concat(concat, evaluation),
            CompareSyntax compare => BoolValue.Of(Compare(compare, evaluation)),
            ConditionalSyntax conditional => Conditional(conditional, evaluation),
            ListSyntax list => new ListValue(Items(list.Items, evaluation)),
            TupleSyntax tuple => new TupleValue(Items(tuple.Items, evaluation)),
            DictSyntax dict => Dict(dict, evaluation),
            _ => throw evaluation.Failure("a slice stands only in brackets of its own"),
        };
        if (value.Depth > evaluation.Budget.Depth)
            throw new EvaluationFailure(
                Catalogue.ExpressionTooCostly(evaluation.Location, $"its lists and dicts nest more than {evaluation.Budget.Depth} levels")
            );
        evaluation.CheckSize(value.Size);
        return value;
    }

    private static ExprValue Name(NameSyntax node, Evaluation evaluation)
    {
        if (!evaluation.Scope.TryGet(node.Name, out var value))
        {
            return Globals.TryGet(node.Name, out var global)
                ? global
                : new UndefinedValue(node.Name)
                {
                    Source = evaluation.Source,
                    Span = node.Span,
                    Key = node.Name,
                    Known = evaluation.Scope.Names.Concat(Globals.Names),
                };
        }

        if (value is UndefinedValue { Forbidden: { } reason })
            return new UndefinedValue(node.Name)
            {
                Source = evaluation.Source,
                Span = node.Span,
                Forbidden = reason,
            };
        return ReferenceEquals(value, UndefinedValue.Reported) ? throw evaluation.Failure(UndefinedValue.Reported) : value;
    }

    private static ExprValue Member(MemberSyntax node, Evaluation evaluation)
    {
        var target = Evaluate(node.Target, evaluation);
        evaluation.Current = node.Span;
        return Access.Member(target, node.Name, evaluation);
    }

    private static ExprValue Index(IndexSyntax node, Evaluation evaluation)
    {
        var target = Evaluate(node.Target, evaluation);
        if (node.Index is SliceSyntax slice)
        {
            var (start, stop, step) = (Bound(slice.Start, evaluation), Bound(slice.Stop, evaluation), Bound(slice.Step, evaluation));
            evaluation.Current = node.Span;
            return Slicing.Slice(target, start, stop, step, evaluation);
        }

        var key = Evaluate(node.Index, evaluation);
        evaluation.Current = node.Span;
        return Access.Item(target, key, evaluation);
    }

    private static ExprValue? Bound(ExpressionSyntax? node, Evaluation evaluation) => node is null ? null : Evaluate(node, evaluation);

    private static ExprValue Call(CallSyntax node, Evaluation evaluation)
    {
        var callee = Evaluate(node.Callee, evaluation);
        var arguments = Arguments(node.Arguments, evaluation);
        evaluation.Current = node.Span;
        return callee switch
        {
            FunctionValue function => function.Invoke(arguments),
            UndefinedValue undefined => throw evaluation.Failure(undefined),
            RuntimeText => throw evaluation.RuntimeFailure(callee),
            _ => throw evaluation.Failure($"{Describe.Value(callee)} can't be called"),
        };
    }

    private static ExprValue Filter(FilterSyntax node, Evaluation evaluation)
    {
        var operand = Evaluate(node.Operand, evaluation);
        var arguments = Arguments(node.Arguments, evaluation);
        evaluation.Current = node.Span;
        return node.Filter.Invoke(operand, arguments);
    }

    private static BoolValue Test(TestSyntax node, Evaluation evaluation)
    {
        var operand = Evaluate(node.Operand, evaluation);
        var arguments = Arguments(node.Arguments, evaluation);
        evaluation.Current = node.Span;
        return BoolValue.Of(Truthiness.Of(node.Test.Invoke(operand, arguments), evaluation) != node.IsNegated);
    }

    private static ExprValue Unary(UnarySyntax node, Evaluation evaluation)
    {
        var operand = Evaluate(node.Operand, evaluation);
        evaluation.Current = node.Span;
        return node.Operator == UnaryOperator.Not
            ? BoolValue.Of(!Truthiness.Of(operand, evaluation))
            : Arithmetic.Sign(operand, node.Operator, evaluation);
    }

    private static ExprValue Binary(BinarySyntax node, Evaluation evaluation)
    {
        var left = Evaluate(node.Left, evaluation);
        var right = Evaluate(node.Right, evaluation);
        evaluation.Current = node.Span;
        return Operators.Apply(node.Operator, left, right, evaluation);
    }

    private static ExprValue Logical(LogicalSyntax node, Evaluation evaluation)
    {
        var left = Evaluate(node.Left, evaluation);
        evaluation.Current = node.Left.Span;
        return Truthiness.Of(left, evaluation) == node.IsAnd ? Evaluate(node.Right, evaluation) : left;
    }

    private static ExprValue Concat(ConcatSyntax node, Evaluation evaluation)
    {
        var builder = new RuntimeTextBuilder();
        foreach (var value in Items(node.Operands, evaluation))
        {
            evaluation.Current = node.Span;
            ValuePrinter.AppendText(builder, value, evaluation);
        }

        return builder.ToValue();
    }

    private static bool Compare(CompareSyntax node, Evaluation evaluation)
    {
        var left = Evaluate(node.First, evaluation);
        foreach (var comparison in node.Rest)
        {
            var right = Evaluate(comparison.Operand, evaluation);
            evaluation.Current = node.Span;
            if (!Comparison.Holds(comparison.Operator, left, right, evaluation))
                return false;
            left = right;
        }

        return true;
    }

    private static ExprValue Conditional(ConditionalSyntax node, Evaluation evaluation)
    {
        var condition = Evaluate(node.Condition, evaluation);
        evaluation.Current = node.Condition.Span;
        if (Truthiness.Of(condition, evaluation))
            return Evaluate(node.Then, evaluation);
        return node.Otherwise is null ? UndefinedValue.Lenient : Evaluate(node.Otherwise, evaluation);
    }

    private static DictValue Dict(DictSyntax node, Evaluation evaluation)
    {
        var pairs = new List<KeyValuePair<ExprValue, ExprValue>>(node.Entries.Count);
        foreach (var entry in node.Entries)
        {
            var key = Evaluate(entry.Key, evaluation);
            evaluation.Current = entry.Key.Span;
            Hashing.Check(key, evaluation);
            pairs.Add(new(key, Evaluate(entry.Value, evaluation)));
        }

        return new DictValue(pairs);
    }

    private static List<ExprValue> Items(IReadOnlyList<ExpressionSyntax> nodes, Evaluation evaluation)
    {
        var values = new List<ExprValue>(nodes.Count);
        foreach (var node in nodes)
            values.Add(Evaluate(node, evaluation));
        return values;
    }

    private static CallArguments Arguments(ArgumentListSyntax node, Evaluation evaluation)
    {
        if (ReferenceEquals(node, ArgumentListSyntax.Empty))
            return new CallArguments(evaluation, [], []);
        var positional = Items(node.Positional, evaluation);
        var named = new List<KeyValuePair<string, ExprValue>>();
        foreach (var argument in node.Named)
            named.Add(new(argument.Name, Evaluate(argument.Value, evaluation)));
        if (node.Unpacked is not null)
            positional.AddRange(Iteration.ToList(Evaluate(node.Unpacked, evaluation), evaluation));
        if (node.UnpackedNamed is not null)
            AddEntries(named, Evaluate(node.UnpackedNamed, evaluation), evaluation);
        return new CallArguments(evaluation, positional, named);
    }

    private static void AddEntries(List<KeyValuePair<string, ExprValue>> named, ExprValue value, Evaluation evaluation)
    {
        if (value is not DictValue dict)
            throw evaluation.Failure($"a dict is needed after **, not {Describe.Value(value)}");
        for (var i = 0; i < dict.Count; i++)
        {
            if (dict.Keys[i] is not TextValue name)
                throw evaluation.Failure("the names of arguments must be strings");
            if (named.Any(argument => argument.Key == name.Value))
                throw evaluation.Failure($"the argument {Quote.Text(name.Value)} is given twice");
            named.Add(new(name.Value, dict.Values[i]));
        }
    }
}
