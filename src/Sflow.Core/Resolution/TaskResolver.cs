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
        if (symbols.Backend(task.Backend?.Value ?? model.DefaultBackend.Name.Value)?.Backend is not { } backend)
            return null;
        if (!ReferenceEquals(symbols, workflow))
            CheckArtifacts(replica.Name, model, symbols, workflow, diagnostics);
        var operation = OperatorResolver.Resolve(task, backend, model.Operators, scope, diagnostics);
        return new ResolvedTask
        {
            Name = replica.Name,
            BaseName = task.Name,
            ReplicaIndex = replica.Index,
            IsReplica = task.Replicas is not null,
            IsSequential = replica.IsSequential,
            DependsOn = replica.DependsOn,
            Backend = backend,
            Operator = operation,
            Nodes = Nodes(task, scope, diagnostics),
            Gpus = Gpus(task, scope, diagnostics),
            OwnVariables = symbols.OwnValues,
            SweepVariables = replica.Values,
            Script = [.. task.Script.Select(line => Entry(line, scope, diagnostics))],
            Probes = [.. task.Probes.Select(probe => ProbeResolver.Resolve(probe, scope, diagnostics)).OfType<ResolvedProbe>()],
            Retries = Retries(task, scope, diagnostics),
            Ports = [.. task.Ports.Select(port => Port(port, scope, diagnostics)).OfType<ResolvedPort>()],
            FailFast = FailFast(task, operation, diagnostics),
            Timeout = (ValueEvaluator.Field(task.Timeout, scope, diagnostics) as FloatValue)?.Value,
            Outputs = [.. task.Outputs.Select(output => Output(output, scope, diagnostics)).OfType<ResolvedOutput>()],
            Uploads = task.Uploads,
            Monitor = task.Monitor,
            Result = ResultResolver.Run(task.Result, scope, diagnostics),
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
                && (
                    !here.Path.Equals(there.Path)
                    || !Equals(here.Content, there.Content)
                    // Its value is not known yet, and it is computed from what differs.
                    || (here.Pending is not null && !ReferenceEquals(here.Pending, there.Pending))
                )
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
        return line is TemplateValue template && ModelValues.UsesTask(line)
            ? new ScriptEntry(null, template.Template, scope, source)
            : new ScriptEntry(ValueEvaluator.Render(line, scope, diagnostics), null, null, source);
    }

    private static ResolvedPort? Port(FieldSet port, IScope scope, DiagnosticBag diagnostics) =>
        ValueEvaluator.Field(port["port"], scope, diagnostics) is IntValue number
            ? new ResolvedPort(Clamp(number), ValueEvaluator.Field(port["name"], scope, diagnostics)?.ToText())
            : null;

    private static NodeRequest Nodes(TaskModel task, IScope scope, DiagnosticBag diagnostics) =>
        new(
            Numbers(task.Nodes?["indices"], scope, diagnostics),
            Number(task.Nodes?["count"], scope, diagnostics),
            Numbers(task.Nodes?["exclude"], scope, diagnostics),
            Policy(task.Nodes, scope, diagnostics),
            task.Nodes?.Location ?? task.Name.Location
        );

    private static GpuRequest? Gpus(TaskModel task, IScope scope, DiagnosticBag diagnostics)
    {
        var request = new GpuRequest(
            Number(task.Gpus?["count"], scope, diagnostics),
            Numbers(task.Gpus?["indices"], scope, diagnostics),
            Policy(task.Gpus, scope, diagnostics)
        );
        return request.Count is null && request.Indices is null ? null : request;
    }

    private static ReleasePolicy? Policy(FieldSet? resources, IScope scope, DiagnosticBag diagnostics) =>
        (ValueEvaluator.Field(resources?["release_after"], scope, diagnostics) as TextValue)?.Value.Trim().ToLowerInvariant() switch
        {
            "task_completion" => ReleasePolicy.TaskCompletion,
            "task_ready" => ReleasePolicy.TaskReady,
            "workflow_completion" => ReleasePolicy.WorkflowCompletion,
            _ => null,
        };

    private static Located<IReadOnlyList<int>>? Numbers(BoundField? field, IScope scope, DiagnosticBag diagnostics) =>
        ValueEvaluator.Field(field, scope, diagnostics) is ListValue list
            ? new([.. list.Items.OfType<IntValue>().Select(Clamp)], field!.Location)
            : null;

    private static Located<int>? Number(BoundField? field, IScope scope, DiagnosticBag diagnostics) =>
        ValueEvaluator.Field(field, scope, diagnostics) is IntValue number ? new(Clamp(number), field!.Location) : null;

    // No allocation is this large. The plan refuses a larger request and reports the number of nodes.
    private static int Clamp(IntValue number) =>
        number.Value > int.MaxValue ? int.MaxValue
        : number.Value < int.MinValue ? int.MinValue
        : (int)number.Value;

    private static bool FailFast(TaskModel task, ResolvedOperator operation, DiagnosticBag diagnostics)
    {
        if (task.FailFast is not { Value: LiteralValue { Value: BoolValue { Value: true } } } field)
            return false;
        if (operation.Kind.ScriptIsShell)
            return true;
        diagnostics.Add(Catalogue.FailFastWithoutShell(field.Location, task.Name.Value, operation.Kind.Name));
        return false;
    }

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
        // In the order of the schema, so that the order of keys in a module changes no fingerprint.
        foreach (var name in metric.Schema.FieldNames)
        {
            if (ValueEvaluator.Field(metric[name], scope, diagnostics) is { } value)
                members[name] = value.ToText();
        }

        return members;
    }
}
