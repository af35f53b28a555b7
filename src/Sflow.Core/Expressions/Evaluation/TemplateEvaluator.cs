namespace Sflow.Expressions;

/// <summary>Evaluates templates. Several threads may call every method at once, each with its own bag.</summary>
internal static class TemplateEvaluator
{
    /// <summary>
    /// The value of a template: the expression's own value when the template is a single expression, otherwise a string, which
    /// may contain placeholders. Null after an error was reported.
    /// </summary>
    public static ExprValue? Evaluate(TemplateSyntax template, IScope scope, DiagnosticBag diagnostics, EvaluationBudget? budget = null) =>
        template.IsSingleExpression
            ? EvaluatePart(template, template.Parts.OfType<ExpressionPart>().Single(), scope, diagnostics, budget)
            : Render(template, scope, diagnostics, budget);

    /// <summary>The value of one expression of a template, with its own type. Null after an error was reported.</summary>
    public static ExprValue? EvaluatePart(
        TemplateSyntax template,
        ExpressionPart part,
        IScope scope,
        DiagnosticBag diagnostics,
        EvaluationBudget? budget = null
    ) =>
        Run(
            template,
            scope,
            diagnostics,
            budget,
            evaluation => EvaluationResult.Of(Interpreter.Evaluate(part.Expression, evaluation), evaluation)
        );

    /// <summary>
    /// The string value of a template, even for a single expression. It may contain placeholders. Null after an error was
    /// reported.
    /// </summary>
    public static ExprValue? Render(TemplateSyntax template, IScope scope, DiagnosticBag diagnostics, EvaluationBudget? budget = null) =>
        Run(
            template,
            scope,
            diagnostics,
            budget,
            evaluation =>
            {
                var text = new RuntimeTextBuilder();
                foreach (var part in template.Parts)
                {
                    if (part is LiteralPart literal)
                        text.Append(literal.Text);
                    else if (part is ExpressionPart expression)
                        ValuePrinter.AppendText(text, Interpreter.Evaluate(expression.Expression, evaluation), evaluation);
                    evaluation.CheckSize(text.Length);
                }

                return text.ToValue();
            }
        );

    private static ExprValue? Run(
        TemplateSyntax template,
        IScope scope,
        DiagnosticBag diagnostics,
        EvaluationBudget? budget,
        Func<Evaluation, ExprValue> compute
    )
    {
        var evaluation = new Evaluation(template.Source, scope, budget ?? EvaluationBudget.Default);
        try
        {
            return compute(evaluation);
        }
        catch (EvaluationFailure failure)
        {
            if (failure.Diagnostic is { } diagnostic)
                diagnostics.Add(diagnostic);
            return null;
        }
        catch (InsufficientExecutionStackException)
        {
            diagnostics.Add(Catalogue.ExpressionTooCostly(evaluation.Location, "the values nest too deeply"));
            return null;
        }
    }
}
