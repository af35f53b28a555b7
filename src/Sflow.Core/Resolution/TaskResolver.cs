using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>Resolves one task or replica.</summary>
internal static class TaskResolver
{
    /// <summary>The task; null when its backend failed.</summary>
    public static ResolvedTask? Resolve(Replica replica, WorkflowModel model, SymbolTable workflow, DiagnosticBag diagnostics)
    {
        var task = replica.Task;
        var symbols = workflow.For(task.Variables, replica.Values.ToDictionary(value => value.Name, value => value.Value), diagnostics);
        var scope = symbols.WorkflowScope;
        if (!symbols.Backends.TryGetValue(task.Backend?.Value ?? model.DefaultBackend.Name.Value, out var backend))
            return null;
        if (!ReferenceEquals(symbols, workflow))
            CheckArtifacts(replica.Name, model, symbols, workflow, diagnostics);
        return new ResolvedTask
        {
            Name = replica.Name,
            BaseName = task.Name,
            ReplicaIndex = replica.Index,
            IsReplica = task.Replicas is not null,
            IsSequential = replica.IsSequential,
            DependsOn = replica.DependsOn,
            Backend = backend,
            Operator = OperatorResolver.Resolve(task, backend, model.Operators, scope, diagnostics),
            Nodes = Nodes(task, scope, diagnostics),
            Gpus =
                task.Gpus?["count"] is { } gpus && Number(gpus, scope, diagnostics) is { } count
                    ? new Located<int>(count, gpus.Location)
                    : null,
            OwnVariables = symbols.OwnValues,
            SweepVariables = replica.Values,
            Script = [.. task.Script.Select(line => Entry(line, scope, diagnostics))],
            Probes = [.. task.Probes.Select(probe => ProbeResolver.Resolve(probe, scope, diagnostics)).OfType<ResolvedProbe>()],
            Retries = Retries(task, scope, diagnostics),
            Timeout = (ValueEvaluator.Field(task.Timeout, scope, diagnostics) as FloatValue)?.Value,
            Outputs = [.. task.Outputs.Select(output => Output(output, scope, diagnostics)).OfType<ResolvedOutput>()],
            Uploads = task.Uploads,
            Monitor = task.Monitor,
        };
    }

    // An artifact exists once per workflow: the job writes it before any task starts.
    private static void CheckArtifacts(
        string task,
        WorkflowModel model,
        SymbolTable symbols,
        SymbolTable workflow,
        DiagnosticBag diagnostics
    )
    {
        foreach (var artifact in model.Artifacts)
        {
            if (
                symbols.Artifact(artifact.Name.Value) is { } here
                && workflow.Artifact(artifact.Name.Value) is { } there
                && (!here.Path.Equals(there.Path) || !Equals(here.Content, there.Content))
            )
                diagnostics.Add(Catalogue.ArtifactVariesByTask(artifact.Uri.Location, artifact.Name.Value, task));
        }
    }

    private static ScriptEntry Entry(ValueModel line, IScope scope, DiagnosticBag diagnostics)
    {
        var source = line switch
        {
            TemplateValue { Template: var text } => text.Source,
            LiteralValue { Source: { } text } => text,
            _ => new LocatedText("", line.Location),
        };
        return line is TemplateValue template && template.Template.References.Any(reference => reference.Root == "task")
            ? new ScriptEntry(null, template.Template, scope, source)
            : new ScriptEntry(ValueEvaluator.Render(line, scope, diagnostics), null, null, source);
    }

    private static NodeRequest Nodes(TaskModel task, IScope scope, DiagnosticBag diagnostics) =>
        task.Nodes is not { } nodes
            ? new NodeRequest(null, null, [], task.Name.Location)
            : new NodeRequest(
                Numbers(nodes["indices"], scope, diagnostics),
                nodes["count"] is { } count ? Number(count, scope, diagnostics) : null,
                Numbers(nodes["exclude"], scope, diagnostics) ?? [],
                nodes.Location
            );

    private static IReadOnlyList<int>? Numbers(BoundField? field, IScope scope, DiagnosticBag diagnostics) =>
        ValueEvaluator.Field(field, scope, diagnostics) is ListValue list ? [.. list.Items.OfType<IntValue>().Select(Clamp)] : null;

    private static int? Number(BoundField field, IScope scope, DiagnosticBag diagnostics) =>
        ValueEvaluator.Field(field, scope, diagnostics) is IntValue number ? Clamp(number) : null;

    // No allocation is this large. The plan refuses a larger request and reports the number of nodes.
    private static int Clamp(IntValue number) =>
        number.Value > int.MaxValue ? int.MaxValue
        : number.Value < int.MinValue ? int.MinValue
        : (int)number.Value;

    private static RetryPolicy? Retries(TaskModel task, IScope scope, DiagnosticBag diagnostics)
    {
        if (task.Retries is not { } retries || ValueEvaluator.Field(retries["count"], scope, diagnostics) is not IntValue count)
            return null;
        var interval = ValueEvaluator.Field(retries["interval"], scope, diagnostics) as FloatValue;
        var backoff = ValueEvaluator.Field(retries["backoff"], scope, diagnostics) as FloatValue;
        return new RetryPolicy(Clamp(count), interval?.Value ?? 0, backoff?.Value ?? 1);
    }

    private static ResolvedOutput? Output(OutputModel output, IScope scope, DiagnosticBag diagnostics)
    {
        if (ValueEvaluator.Field(output.Fields["pattern"], scope, diagnostics) is not { } pattern)
            return null;
        var at = output.Fields["pattern"]!.Location;
        if (pattern is not TextValue text)
        {
            diagnostics.Add(Catalogue.RuntimeValueNotAllowed(at, "pattern", RuntimeTexts.Describe(pattern)));
            return null;
        }

        var metrics = output
            .Metrics.Select(metric => new KeyValuePair<string, IReadOnlyDictionary<string, string>>(
                metric.Key,
                Members(metric.Value, scope, diagnostics)
            ))
            .ToList();
        var source = ValueEvaluator.Field(output.Fields["source"], scope, diagnostics)?.ToText() ?? "stdout";
        return new ResolvedOutput(new Located<string>(text.Value, at), source, metrics);
    }

    private static Dictionary<string, string> Members(FieldSet metric, IScope scope, DiagnosticBag diagnostics)
    {
        var members = new Dictionary<string, string>();
        foreach (var field in metric.Fields)
        {
            if (ValueEvaluator.Field(field.Value, scope, diagnostics) is { } value)
                members[field.Key] = value.ToText();
        }

        return members;
    }
}
