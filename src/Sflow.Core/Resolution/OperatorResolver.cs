using System.Collections.Generic;
using System.Linq;
using Sflow.Binding;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Text;

namespace Sflow.Resolution;

/// <summary>Puts together the operator of a task and what the task changes of it.</summary>
internal static class OperatorResolver
{
    private const string Appended = "extra_args";

    /// <summary>The operator with its fields evaluated as this task sees the variables.</summary>
    public static ResolvedOperator Resolve(TaskModel task, ResolvedBackend backend, IReadOnlyDictionary<string, OperatorModel> operators, IScope scope, DiagnosticBag diagnostics)
    {
        if (task.Operator is not { } use || !operators.TryGetValue(use.Name.Value, out var model))
            return new ResolvedOperator($"default_{backend.Name.Value}", backend.IsSlurm ? "srun" : "bash", new Dictionary<string, ExprValue>(), task.Name.Location);
        var schema = OperatorSchema.ByType[use.Type];
        var options = new Dictionary<string, ExprValue>();
        foreach (var field in schema.Fields.Where(field => field.Name is not ("name" or "type")))
        {
            // A task that changes the type keeps of the operator's fields those that the new type has.
            var own = use.Fields?[field.Name];
            var inherited = model.Fields[field.Name] is { } candidate && (model.Type == use.Type || candidate.Schema.Kind == field.Kind) && (own is null || field.Name == Appended) ? candidate : null;
            var value = Combine(ValueEvaluator.Field(inherited, scope, diagnostics), ValueEvaluator.Field(own, scope, diagnostics));
            if (value is not null)
                options[field.Name] = value;
        }

        var resolved = new ResolvedOperator(use.Name.Value, use.Type, options, use.Name.Location);
        Check(resolved, use, model, schema, diagnostics);
        return resolved;
    }

    private static ExprValue? Combine(ExprValue? inherited, ExprValue? own) => (inherited, own) switch
    {
        (ListValue first, ListValue second) => new ListValue([.. first.Items, .. second.Items]),
        _ => own ?? inherited,
    };

    private static void Check(ResolvedOperator resolved, OperatorUse use, OperatorModel model, SectionSchema schema, DiagnosticBag diagnostics)
    {
        TextLocation At(string field) => use.Fields?[field]?.Location ?? model.Fields[field]?.Location ?? use.Name.Location;
        foreach (var field in schema.Fields.Where(field => field.Required && (!resolved.Options.TryGetValue(field.Name, out var value) || value is TextValue { Value: "" })))
            diagnostics.Add(Catalogue.MissingField(use.Name.Location, field.Name, $"operator {Quote.Text(resolved.Name)}", field.Description));
        if (resolved.Options.ContainsKey("container_image") && resolved.Options.ContainsKey("container_name"))
            diagnostics.Add(Catalogue.ImageAndName(At("container_image"), resolved.Name));
        if (resolved.Options.TryGetValue("container_image", out var image) && image is TextValue text)
            ContainerImage.Check(text.Value, At("container_image"), diagnostics);
        if (schema == OperatorSchema.Srun && resolved.Options.TryGetValue(Appended, out var words) && words is ListValue list && list.Items.All(word => word is TextValue)
            && ContainerImage.InArguments([.. list.Items.Select(word => word.ToText())]) is { } named)
            ContainerImage.Check(named, At(Appended), diagnostics);
    }
}
