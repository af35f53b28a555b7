using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>Combines an operator with the changes that a task makes to it.</summary>
internal static class OperatorResolver
{
    private const string Appended = "extra_args";

    /// <summary>The operator with its fields evaluated in the task's scope.</summary>
    public static ResolvedOperator Resolve(
        TaskModel task,
        ResolvedBackend backend,
        IReadOnlyDictionary<string, OperatorModel> operators,
        IScope scope,
        DiagnosticBag diagnostics
    )
    {
        if (task.Operator is not { } use || !operators.TryGetValue(use.Name.Value, out var model))
            return new ResolvedOperator(
                $"default_{backend.Name.Value}",
                backend.Kind.DefaultOperator,
                backend.OperatorOptions,
                task.Name.Location
            );
        var rules = OperatorRules.Of(use.Kind);
        var options = new Dictionary<string, ExprValue>();
        foreach (var field in use.Kind.Schema.Fields.Where(field => field.Name is not ("name" or "type")))
        {
            // A task that changes the kind keeps those fields of the operator that the new kind has.
            var own = use.Fields?[field.Name];
            var inherited =
                model.Fields[field.Name] is { } candidate
                && (model.Kind == use.Kind || candidate.Schema.Kind == field.Kind)
                && (own is null || field.Name == Appended)
                    ? candidate
                    : null;
            var (first, second) = (ValueEvaluator.Field(inherited, scope, diagnostics), ValueEvaluator.Field(own, scope, diagnostics));
            if (field.Name == Appended)
            {
                rules.Words?.Check(model.Name.Value, first, inherited?.Location ?? use.Name.Location, diagnostics);
                rules.Words?.Check(model.Name.Value, second, own?.Location ?? use.Name.Location, diagnostics);
            }

            var value = Combine(first, second);
            if (value is not null)
                options[field.Name] = value;
        }

        var resolved = new ResolvedOperator(use.Name.Value, use.Kind, options, use.Name.Location);
        CheckRequired(resolved, diagnostics);
        rules.Fields?.Invoke(
            resolved,
            field => use.Fields?[field]?.Location ?? model.Fields[field]?.Location ?? use.Name.Location,
            diagnostics
        );
        return resolved;
    }

    private static ExprValue? Combine(ExprValue? inherited, ExprValue? own) =>
        (inherited, own) switch
        {
            (ListValue first, ListValue second) => new ListValue([.. first.Items, .. second.Items]),
            _ => own ?? inherited,
        };

    private static void CheckRequired(ResolvedOperator resolved, DiagnosticBag diagnostics)
    {
        foreach (
            var field in resolved.Kind.Schema.Fields.Where(field =>
                field.Required && (!resolved.Options.TryGetValue(field.Name, out var value) || value is TextValue { Value: "" })
            )
        )
            diagnostics.Add(
                Catalogue.MissingField(resolved.Location, field.Name, $"operator {Quote.Text(resolved.Name)}", field.Description)
            );
    }
}
