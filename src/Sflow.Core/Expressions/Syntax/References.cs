using System.Numerics;
using Sflow.Generation;

namespace Sflow.Expressions;

/// <summary>Finds the names that expressions use in all branches, without evaluation.</summary>
internal static class References
{
    /// <summary>The names that a template uses, in the order in which they are written.</summary>
    public static IReadOnlyList<NameReference> In(TemplateSyntax template)
    {
        var found = new List<NameReference>();
        foreach (var part in template.Parts.OfType<ExpressionPart>())
            Collect(part.Expression, false, found);
        return found;
    }

    /// <summary>The names that an expression uses, in the order in which they are written.</summary>
    public static IReadOnlyList<NameReference> In(ExpressionSyntax expression)
    {
        var found = new List<NameReference>();
        Collect(expression, false, found);
        return found;
    }

    private static void Collect(ExpressionSyntax node, bool guarded, List<NameReference> found)
    {
        if (TryReadPath(node, guarded, found))
            return;
        var operand = node switch
        {
            FilterSyntax { Name: "default" or "d" } filter => filter.Operand,
            TestSyntax { Name: "defined" or "undefined" } test => test.Operand,
            _ => null,
        };
        foreach (var child in node.Children)
            Collect(child, ReferenceEquals(child, operand), found);
    }

    // Only the whole path is guarded: in `a.b is defined`, a missing `a` is still an error. Callers can tell from the path.
    private static bool TryReadPath(ExpressionSyntax node, bool guarded, List<NameReference> found)
    {
        var steps = new Stack<(object? Step, ExpressionSyntax Node)>();
        var current = node;
        while (Step(current) is var (target, step))
        {
            steps.Push((step, current));
            current = target;
        }

        if (current is not NameSyntax name)
            return false;
        var path = new List<object>();
        var end = name.Span.End;
        var open = true;
        var dynamic = new List<ExpressionSyntax>();
        foreach (var (step, at) in steps)
        {
            open &= step is not null;
            if (open)
            {
                path.Add(step!);
                end = at.Span.End;
            }
            else if (at is IndexSyntax index)
            {
                dynamic.Add(index.Index);
            }
        }

        found.Add(new NameReference(name.Name, path, TextSpan.FromBounds(name.Span.Start, end), guarded));
        foreach (var index in dynamic)
            Collect(index, false, found);
        return true;
    }

    private static (ExpressionSyntax Target, object? Step)? Step(ExpressionSyntax node) =>
        node switch
        {
            MemberSyntax member => (member.Target, member.Name),
            IndexSyntax { Index: LiteralSyntax { Value: TextValue key } } index => (index.Target, key.Value),
            IndexSyntax { Index: LiteralSyntax { Value: IntValue number } } index when Fits(number.Value) => (
                index.Target,
                (int)number.Value
            ),
            IndexSyntax { Index: UnarySyntax { Operator: UnaryOperator.Minus, Operand: LiteralSyntax { Value: IntValue number } } } index
                when Fits(number.Value) => (index.Target, (object)-(int)number.Value),
            IndexSyntax index => (index.Target, null),
            _ => null,
        };

    private static bool Fits(BigInteger number) => BigInteger.Abs(number) <= int.MaxValue;
}
