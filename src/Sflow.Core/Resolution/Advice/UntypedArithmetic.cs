using System.Collections.Generic;
using System.Linq;
using Sflow.Binding;
using Sflow.Diagnostics;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>
/// Finds untyped variables where their being a text decides: outside the variables sections <c>4 * 2</c> of an untyped 4 is <c>44</c>, and an untyped
/// <c>false</c> is true. nv-sflow has it so, and modules may rely on it.
/// </summary>
internal static class UntypedArithmetic
{
    /// <summary>Reports each such use, at the name.</summary>
    public static void Check(WorkflowModel model, SymbolTable symbols, DiagnosticBag diagnostics)
    {
        var suspects = model.Variables.Concat(model.WorkflowVariables)
            .Where(variable => variable.Type == VariableType.Untyped && symbols.ValueOf(variable) is IntValue or FloatValue or BoolValue)
            .GroupBy(variable => variable.Name.Value)
            .ToDictionary(group => group.Key, group => group.Last());
        if (suspects.Count == 0)
            return;
        foreach (var template in ModelValues.Elsewhere(model).SelectMany(ModelValues.Flatten).OfType<TemplateValue>().Select(value => value.Template))
        {
            foreach (var part in template.Parts.OfType<ExpressionPart>())
                Visit(part.Expression, template, suspects, diagnostics);
        }
    }

    private static void Visit(ExpressionSyntax node, TemplateSyntax template, Dictionary<string, VariableModel> suspects, DiagnosticBag diagnostics)
    {
        foreach (var operand in Deciding(node))
        {
            if (operand is not null && NameOf(operand) is { } name && suspects.TryGetValue(name, out var variable))
                diagnostics.Add(Catalogue.UntypedInArithmetic(template.Source.LocationOf(operand.Span), name, TypeName(variable), variable.Name.Location));
        }

        foreach (var child in node.Children)
            Visit(child, template, suspects, diagnostics);
    }

    // The operands whose being a text, and not a number, changes the result.
    private static IEnumerable<ExpressionSyntax?> Deciding(ExpressionSyntax node) => node switch
    {
        BinarySyntax binary => [binary.Left, binary.Right],
        UnarySyntax unary => [unary.Operand],
        LogicalSyntax logical => [logical.Left, logical.Right],
        ConditionalSyntax conditional => [conditional.Condition],
        CompareSyntax compare => [compare.First, .. compare.Rest.Select(comparison => comparison.Operand)],
        _ => [],
    };

    private static string? NameOf(ExpressionSyntax node) => node switch
    {
        NameSyntax name => name.Name,
        MemberSyntax { Target: NameSyntax { Name: "variables" } } member => member.Name,
        IndexSyntax { Target: NameSyntax { Name: "variables" }, Index: LiteralSyntax { Value: TextValue key } } => key.Value,
        _ => null,
    };

    private static string TypeName(VariableModel variable) => variable.Value is LiteralValue { Value: BoolValue } ? "boolean" : variable.Value is LiteralValue { Value: FloatValue } ? "float" : "integer";
}
