using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>
/// Finds untyped variables whose use as a string changes the result: outside the variables sections <c>4 * 2</c> of an untyped 4 is
/// <c>44</c>, and an untyped <c>false</c> is true. nv-sflow behaves the same way, and modules may rely on it.
/// </summary>
internal static class UntypedArithmetic
{
    /// <summary>Reports each such use at the name.</summary>
    public static void Check(WorkflowModel model, SymbolTable symbols, DiagnosticBag diagnostics)
    {
        var shared = UntypedNames.Of([.. model.Variables, .. model.WorkflowVariables], symbols);
        // A name that a task defines differently may reach an operator or an artifact in both meanings.
        var outside = shared.Without([.. model.Tasks.SelectMany(task => task.Variables).Select(variable => variable.Name.Value)]);
        Check(ModelValues.OutsideTasks(model), outside, diagnostics);
        foreach (var task in model.Tasks)
        {
            // The task has reported failures already.
            var own = diagnostics.HasErrors ? null : symbols.For(task.Variables, new Dictionary<string, ExprValue>(), diagnostics);
            Check(ModelValues.OfTask(task), shared.With(task.Variables, own), diagnostics);
        }
    }

    private static void Check(IEnumerable<ValueModel> values, UntypedNames names, DiagnosticBag diagnostics)
    {
        if (names.IsEmpty)
            return;
        foreach (
            var template in values
                .SelectMany(ModelValues.Flatten)
                .OfType<TemplateValue>()
                .Select(value => value.Template)
                .Where(names.MayBeIn)
        )
        {
            foreach (var part in template.Parts.OfType<ExpressionPart>())
                Visit(part.Expression, template, names, diagnostics);
        }
    }

    private static void Visit(ExpressionSyntax node, TemplateSyntax template, UntypedNames names, DiagnosticBag diagnostics)
    {
        foreach (var (operand, kinds) in TypeSensitiveOperands.Of(node, names))
        {
            foreach (var source in TypeSensitiveOperands.Sources(operand))
            {
                if (names.Find(source) is { } found && (kinds & found.Kind) != 0)
                    diagnostics.Add(
                        Catalogue.UntypedInArithmetic(
                            template.Source.LocationOf(source.Span),
                            found.Name.Value,
                            Describe(found.Kind),
                            Example(found.Kind),
                            found.TypeName,
                            found.Name.Location
                        )
                    );
            }
        }

        foreach (var child in node.Children)
            Visit(child, template, names, diagnostics);
    }

    private static string Describe(UntypedKinds kind) =>
        (kind & ~UntypedKinds.Untrue) switch
        {
            UntypedKinds.Number => "a number",
            UntypedKinds.Truth => "true or false",
            UntypedKinds.List => "a list",
            _ => "a mapping",
        };

    private static string Example(UntypedKinds kind) =>
        (kind & ~UntypedKinds.Untrue) switch
        {
            UntypedKinds.Number => "'4' * 2 is '44', '0' is true, and '10' comes before '9'",
            UntypedKinds.Truth => "the string 'False' is true",
            UntypedKinds.List => "the first item of the string '[1, 2]' is '['",
            _ => "a string has no keys",
        };
}
