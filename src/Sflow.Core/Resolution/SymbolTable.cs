using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>
/// The values of variables, artifacts and backends. Each is computed on first use, so their order doesn't matter, and a cycle is found
/// where it closes. A task with its own variables or with replica values has its own table.
/// </summary>
internal sealed partial class SymbolTable
{
    private readonly WorkflowModel model;
    private readonly JobSettings settings;
    private readonly DiagnosticBag diagnostics;
    private readonly Layer[] layers;
    private readonly IReadOnlyDictionary<string, ExprValue> fixedValues;
    private readonly Dictionary<object, ExprValue?> values = new(ReferenceComparer<object>.Instance);
    private readonly List<(object Symbol, Located<string> Name)> stack = [];
    private readonly Dictionary<string, ArtifactModel> artifacts;
    private readonly SymbolTable? workflow;
    private List<VariableModel>? visible;
    private List<ResolvedVariable>? allValues;

    public SymbolTable(WorkflowModel model, JobSettings settings, DiagnosticBag diagnostics)
    {
        (this.model, this.settings, this.diagnostics, fixedValues) = (model, settings, diagnostics, new Dictionary<string, ExprValue>());
        BackendsValue = new BackendsObject(this);
        layers = [new(model.Variables, LayerKind.Global), new(model.WorkflowVariables, LayerKind.Workflow), new([], LayerKind.Task)];
        artifacts = ByName(model.Artifacts, artifact => artifact.Name.Value);
        WorkflowScope = new SymbolScope(this, null, LayerKind.Task, asText: true);
    }

    private SymbolTable(
        SymbolTable workflow,
        IReadOnlyList<VariableModel> own,
        IReadOnlyDictionary<string, ExprValue> replicaValues,
        DiagnosticBag diagnostics
    )
    {
        this.workflow = workflow;
        (model, settings, this.diagnostics, artifacts, fixedValues) = (
            workflow.model,
            workflow.settings,
            diagnostics,
            workflow.artifacts,
            replicaValues
        );
        BackendsValue = workflow.BackendsValue;
        layers = [workflow.layers[0], workflow.layers[1], new(own, LayerKind.Task)];
        WorkflowScope = new SymbolScope(this, null, LayerKind.Task, asText: true);
    }

    /// <c>backends</c>, the same everywhere.
    public BackendsObject BackendsValue { get; }

    /// <summary>What scripts, probes and operators see: every name, untyped variables as strings.</summary>
    public IScope WorkflowScope { get; }

    /// <summary>The same with untyped variables as YAML parsed them, as the variables sections see each other.</summary>
    public IScope NativeScope => new SymbolScope(this, null, LayerKind.Task, asText: false);

    /// <summary>What backends see: global variables, untyped ones as strings.</summary>
    public IScope GlobalScope => new SymbolScope(this, null, LayerKind.Global, asText: true);

    /// <summary>The workflow's name, for expressions.</summary>
    public string WorkflowName => model.Name.Value;

    /// <summary>The names of the backends, also of those that failed.</summary>
    public IEnumerable<string> BackendNames => model.Backends.Select(backend => backend.Name.Value);

    /// <summary>The backends with their sizes, without those that failed and were reported.</summary>
    public IReadOnlyList<ResolvedBackend> Backends =>
        [.. BackendNames.Distinct().Select(Backend).OfType<BackendObject>().Select(found => found.Backend)];

    /// <summary>The names of the artifacts.</summary>
    public IEnumerable<string> ArtifactNames => artifacts.Keys;

    /// <summary>
    /// Every variable's value as tasks see it. A later layer replaces a variable of the same name; a variable that failed is left out.
    /// </summary>
    public IReadOnlyList<ResolvedVariable> Values => allValues ??= [.. Visible.Select(Resolved).OfType<ResolvedVariable>()];

    /// <summary>
    /// The values in a task's table that differ from the workflow's; empty for the workflow's table. A variable that failed is left out.
    /// </summary>
    public IReadOnlyList<ResolvedVariable> OwnValues =>
        workflow is null ? [] : [.. Visible.Where(IsReplaced).Select(Resolved).OfType<ResolvedVariable>()];

    /// <summary>A table in which a task's own variables and its replica's values replace the workflow's.</summary>
    /// <param name="own">The task's own variables.</param>
    /// <param name="replicaValues">Its replica's values.</param>
    /// <param name="found">Takes what is wrong with values that are not the workflow's.</param>
    public SymbolTable For(IReadOnlyList<VariableModel> own, IReadOnlyDictionary<string, ExprValue> replicaValues, DiagnosticBag found) =>
        own.Count == 0 && replicaValues.Count == 0 ? this : new SymbolTable(this, own, replicaValues, found);

    /// <summary>The names of the variables that a layer sees.</summary>
    public IEnumerable<string> NamesUpTo(LayerKind layer) =>
        layers.Where(candidate => IsVisible(candidate.Kind, layer)).SelectMany(candidate => candidate.ByName.Keys).Distinct();

    /// <summary>
    /// The variable that a name refers to in a definition of a layer. A definition never refers to itself by its own name.
    /// </summary>
    public VariableModel? Find(string name, VariableModel? from, LayerKind layer)
    {
        // In its own definition, a name refers to the next outer definition, whatever variables a task has.
        var isOwn = from is not null && from.Name.Value == name;
        var end = isOwn ? IndexOf(from!) : layers.Length;
        for (var i = end - 1; i >= 0; i--)
        {
            if (IsVisible(layers[i].Kind, layer) && layers[i].ByName.TryGetValue(name, out var found))
                return found;
        }

        return isOwn ? from : null;
    }

    /// <summary>A variable's value, computed and cast; null when it failed and was reported.</summary>
    public ExprValue? ValueOf(VariableModel variable)
    {
        if (fixedValues.TryGetValue(variable.Name.Value, out var replica) && IsInnermost(variable))
            return replica;
        // Binding has compared an untyped literal with its domain.
        if (variable is { Type: VariableType.Untyped, Value: LiteralValue literal } && variable.Domain is null or LiteralValue)
            return literal.Value;
        return workflow is not null && !IsReplaced(variable)
            ? workflow.ValueOf(variable)
            : Compute(variable, variable.Name, () => Evaluate(variable));
    }

    /// <summary>A variable's domain, computed and cast; null when it has none or failed and was reported.</summary>
    public ListValue? DomainOf(VariableModel variable)
    {
        if (variable.Domain is null)
            return null;
        return workflow is not null && !IsReplaced(variable)
            ? workflow.DomainOf(variable)
            : Compute(variable.Domain, variable.Name, () => EvaluateDomain(variable, variable.Domain)) as ListValue;
    }

    /// <summary>Reports values that their domains don't list, where an expression gives the domain.</summary>
    /// <param name="variables">The variables to check.</param>
    public void CheckDomains(IEnumerable<VariableModel> variables)
    {
        // Only now, because a domain may use variables that use its variable.
        foreach (var variable in variables.Where(variable => variable.Domain is not (null or LiteralValue)))
        {
            if (ValueOf(variable) is { } value && DomainOf(variable) is { } domain)
                VariableCast.IsInDomain(variable, value, domain, variable.Value.Location, diagnostics);
        }
    }

    /// <summary>A backend with its size; null when there is none or it failed and was reported.</summary>
    public BackendObject? Backend(string name) =>
        workflow is not null ? workflow.Backend(name)
        : model.Backends.FirstOrDefault(backend => backend.Name.Value == name) is { } backend
            ? Compute(
                backend,
                new("backends." + name, backend.Name.Location),
                () =>
                    BackendResolver.Resolve(backend, GlobalScope, settings, diagnostics) is { } resolved
                        ? new BackendObject(resolved)
                        : null
            ) as BackendObject
        : null;

    /// <summary>True when there is a variable of that name.</summary>
    public bool IsVariable(string name) => layers.Any(layer => layer.ByName.ContainsKey(name));

    /// <summary>An artifact with its path.</summary>
    public ResolvedArtifact? Artifact(string name)
    {
        if (!artifacts.TryGetValue(name, out var artifact))
            return null;
        if (workflow is not null && !IsReplaced(artifact))
            return workflow.Artifact(name);
        return (
            Compute(
                artifact,
                artifact.Name,
                () => ArtifactResolver.Resolve(artifact, WorkflowScope, diagnostics) is { } resolved ? new ArtifactObject(resolved) : null
            ) as ArtifactObject
        )?.Artifact;
    }

    /// <summary>True when there is an artifact of that name.</summary>
    public bool HasArtifact(string name) => artifacts.ContainsKey(name);

    private ResolvedVariable? Resolved(VariableModel variable) =>
        ValueOf(variable) is { } value
            ? new ResolvedVariable(
                variable.Name.Value,
                variable.Type == VariableType.Untyped ? RuntimeTexts.TextOf(value) : value,
                variable.Name.Location
            )
            {
                ValueLocation =
                    variable.Value.Location.Path == variable.Name.Location.Path ? variable.Name.Location : variable.Value.Location,
            }
            : null;

    // One definition per name, the innermost, at the position of the name's first definition.
    private List<VariableModel> Visible =>
        visible ??= workflow is null
            ?
            [
                .. layers[0].ByName.Select(global => layers[1].ByName.TryGetValue(global.Key, out var inner) ? inner : global.Value),
                .. layers[1].ByName.Where(inner => !layers[0].ByName.ContainsKey(inner.Key)).Select(inner => inner.Value),
            ]
            :
            [
                .. workflow.Visible.Select(variable => layers[2].ByName.TryGetValue(variable.Name.Value, out var own) ? own : variable),
                .. layers[2].ByName.Values.Where(own => workflow.Find(own.Name.Value, null, LayerKind.Task) is null),
            ];

    private ExprValue? Evaluate(VariableModel variable)
    {
        var scope = new SymbolScope(this, variable, LayerOf(variable), asText: false);
        var value = ValueEvaluator.Evaluate(variable.Value, scope, diagnostics);
        if (value is null || VariableCast.Apply(variable, value, variable.Value.Location, diagnostics) is not { } cast)
            return null;
        // A domain with expressions may refer to variables that use this variable.
        return
            variable.Domain is LiteralValue
            && DomainOf(variable) is { } domain
            && !VariableCast.IsInDomain(variable, cast, domain, variable.Value.Location, diagnostics)
            ? null
            : cast;
    }

    private ListValue? EvaluateDomain(VariableModel variable, ValueModel model)
    {
        var scope = new SymbolScope(this, variable, LayerOf(variable), asText: false);
        if (ValueEvaluator.Evaluate(model, scope, diagnostics) is not { } value)
            return null;
        if (value is not ListValue list)
        {
            diagnostics.Add(Catalogue.WrongKind(model.Location, "domain", "a list", value.Repr()));
            return null;
        }

        var items = list.Items.Select(item => VariableCast.Apply(variable, item, model.Location, diagnostics)).ToList();
        return items.Contains(null) ? null : new ListValue(items!);
    }

    private ExprValue? Compute(object symbol, Located<string> name, System.Func<ExprValue?> compute)
    {
        if (values.TryGetValue(symbol, out var known))
            return known;
        var start = stack.FindIndex(entry => ReferenceEquals(entry.Symbol, symbol));
        if (start >= 0)
        {
            var chain = stack.Skip(start).Select(entry => entry.Name).Append(name).ToList();
            diagnostics.Add(Catalogue.VariableCycle(chain[0].Location, chain));
            return null;
        }

        if (stack.Count > MaximumDepth)
        {
            diagnostics.Add(Catalogue.VariablesTooDeep(name.Location, name.Value, MaximumDepth));
            return null;
        }

        stack.Add((symbol, name));
        var value = compute();
        stack.RemoveAt(stack.Count - 1);
        return values[symbol] = value;
    }

    // Each level takes some frames of the thread's stack, which may be as small as 1 MiB in a build host.
    private const int MaximumDepth = 200;

    private LayerKind LayerOf(VariableModel variable) => layers[IndexOf(variable)].Kind;

    // A loop and no lambda: every name in every expression comes here.
    private int IndexOf(VariableModel variable)
    {
        var index = layers.Length - 1;
        while (!(layers[index].ByName.TryGetValue(variable.Name.Value, out var found) && ReferenceEquals(found, variable)))
            index--;
        return index;
    }

    private bool IsInnermost(VariableModel variable) => ReferenceEquals(Find(variable.Name.Value, null, LayerKind.Task), variable);

    // A task's variables replace the workflow's variables for the task and for values computed from them. The workflow's variables replace
    // global ones only for each other.
    private static bool IsVisible(LayerKind candidate, LayerKind from) => candidate != LayerKind.Workflow || from != LayerKind.Global;

    private static Dictionary<string, T> ByName<T>(IReadOnlyList<T> items, System.Func<T, string> nameOf)
    {
        var byName = new Dictionary<string, T>(items.Count);
        foreach (var item in items)
        {
            var name = nameOf(item);
            if (!byName.ContainsKey(name))
                byName.Add(name, item);
        }

        return byName;
    }

    private sealed class Layer(IReadOnlyList<VariableModel> variables, LayerKind kind)
    {
        public LayerKind Kind { get; } = kind;

        public Dictionary<string, VariableModel> ByName { get; } = ByName(variables, variable => variable.Name.Value);
    }
}

/// <summary>Where a variable is defined.</summary>
internal enum LayerKind
{
    Global,
    Workflow,
    Task,
}
