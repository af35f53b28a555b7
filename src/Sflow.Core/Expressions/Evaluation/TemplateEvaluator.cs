using System;
using System.Linq;
using Sflow.Diagnostics;
using Sflow.Text;

namespace Sflow.Expressions;

/// <summary>Computes the values of templates. Every method may be called by several threads at once, each with its own bag.</summary>
public static class TemplateEvaluator
{
    /// <summary>The value of a template: the expression's own when the template is one expression, else a text, possibly with holes. Null after an error was reported.</summary>
    public static ExprValue? Evaluate(TemplateSyntax template, IScope scope, DiagnosticBag diagnostics, EvaluationBudget? budget = null) =>
        template.IsSingleExpression
            ? EvaluatePart(template, template.Parts.OfType<ExpressionPart>().Single(), scope, diagnostics, budget)
            : Render(template, scope, diagnostics, budget);

    /// <summary>The value of one expression of a template, with its own type. Null after an error was reported.</summary>
    public static ExprValue? EvaluatePart(TemplateSyntax template, ExpressionPart part, IScope scope, DiagnosticBag diagnostics, EvaluationBudget? budget = null) =>
        Run(template, scope, diagnostics, budget, evaluation => Departure.Of(Interpreter.Evaluate(part.Expression, evaluation), evaluation));

    /// <summary>The text of a template, possibly with holes, also when it is a single expression. Null after an error was reported.</summary>
    public static ExprValue? Render(TemplateSyntax template, IScope scope, DiagnosticBag diagnostics, EvaluationBudget? budget = null) =>
        Run(template, scope, diagnostics, budget, evaluation =>
        {
            var text = new HoleyTextBuilder();
            foreach (var part in template.Parts)
            {
                if (part is LiteralPart literal)
                    text.Append(literal.Text);
                else if (part is ExpressionPart expression)
                    ValuePrinter.AppendText(text, Interpreter.Evaluate(expression.Expression, evaluation), evaluation);
                evaluation.CheckSize(text.Length);
            }

            return text.ToValue();
        });

    private static ExprValue? Run(TemplateSyntax template, IScope scope, DiagnosticBag diagnostics, EvaluationBudget? budget, Func<Evaluation, ExprValue> compute)
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
