using System.Collections.Generic;
using System.Linq;
using Sflow.Binding;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Text;

namespace Sflow.Resolution;

/// <summary>
/// The values of variables, artifacts and backends. Each is computed when it is first asked for, so that their order does not matter,
/// and a circle is found where it closes. A task with variables of its own, or with values of its replica, has a table of its own.
/// </summary>
internal sealed partial class SymbolTable
{
    private readonly WorkflowModel model;
    private readonly DiagnosticBag diagnostics;
    private readonly Layer[] layers;
    private readonly IReadOnlyDictionary<string, ExprValue> fixedValues;
    private readonly Dictionary<object, ExprValue?> values = new(ReferenceComparer<object>.Instance);
    private readonly List<(object Symbol, Located<string> Name)> stack = [];
    private readonly Dictionary<string, ArtifactModel> artifacts;
    private readonly SymbolTable? workflow;
    private List<VariableModel>? visible;
    private List<ResolvedVariable>? allValues;

    public SymbolTable(WorkflowModel model, IReadOnlyDictionary<string, ResolvedBackend> backends, DiagnosticBag diagnostics)
    {
        (this.model, Backends, this.diagnostics, fixedValues) = (model, backends, diagnostics, new Dictionary<string, ExprValue>());
        BackendsValue = new BackendsObject(this);
        layers = [new(model.Variables, LayerKind.Global), new(model.WorkflowVariables, LayerKind.Workflow), new([], LayerKind.Task)];
        artifacts = ByName(model.Artifacts, artifact => artifact.Name.Value);
        WorkflowScope = new SymbolScope(this, null, LayerKind.Task, asText: true);
    }

    private SymbolTable(SymbolTable workflow, IReadOnlyList<VariableModel> own, IReadOnlyDictionary<string, ExprValue> replicaValues, DiagnosticBag diagnostics)
    {
        this.workflow = workflow;
        (model, Backends, this.diagnostics, artifacts, fixedValues) = (workflow.model, workflow.Backends, diagnostics, workflow.artifacts, replicaValues);
        BackendsValue = workflow.BackendsValue;
        layers = [workflow.layers[0], workflow.layers[1], new(own, LayerKind.Task)];
        WorkflowScope = new SymbolScope(this, null, LayerKind.Task, asText: true);
    }

    /// <summary>The backends whose size is known; empty while they are resolved themselves.</summary>
    public IReadOnlyDictionary<string, ResolvedBackend> Backends { get; }

    /// <summary><c>backends</c>. Every place sees the same.</summary>
    public BackendsObject BackendsValue { get; }

    /// <summary>What scripts, probes and operators see: every name, untyped variables as text.</summary>
    public IScope WorkflowScope { get; }

    /// <summary>The same with untyped variables as YAML made them, as the variables sections see each other.</summary>
    public IScope NativeScope => new SymbolScope(this, null, LayerKind.Task, asText: false);

    /// <summary>What backends see: global variables, untyped ones as text.</summary>
    public IScope GlobalScope => new SymbolScope(this, null, LayerKind.Global, asText: true);

    /// <summary>The workflow's name, for expressions.</summary>
    public string WorkflowName => model.Name.Value;

    /// <summary>The names of the backends, also of those that failed.</summary>
    public IEnumerable<string> BackendNames => model.Backends.Select(backend => backend.Name.Value);

    /// <summary>The names of the artifacts.</summary>
    public IEnumerable<string> ArtifactNames => artifacts.Keys;

    /// <summary>Every variable's value as tasks see it; later layers take the place of earlier ones of the same name. What failed is left out.</summary>
    public IReadOnlyList<ResolvedVariable> Values => allValues ??= [.. Visible.Select(Resolved).OfType<ResolvedVariable>()];

    /// <summary>Of a task's table, the values that are not the workflow's; of the workflow's none. What failed is left out.</summary>
    public IReadOnlyList<ResolvedVariable> OwnValues => workflow is null ? [] : [.. Visible.Where(IsReplaced).Select(Resolved).OfType<ResolvedVariable>()];

    /// <summary>A table in which a task's own variables and its replica's values take the place of the workflow's.</summary>
    /// <param name="own">The task's own variables.</param>
    /// <param name="replicaValues">Its replica's values.</param>
    /// <param name="found">Takes what is wrong with values that are not the workflow's.</param>
    public SymbolTable For(IReadOnlyList<VariableModel> own, IReadOnlyDictionary<string, ExprValue> replicaValues, DiagnosticBag found) =>
        own.Count == 0 && replicaValues.Count == 0 ? this : new SymbolTable(this, own, replicaValues, found);

    /// <summary>The names of the variables that a layer sees.</summary>
    public IEnumerable<string> NamesUpTo(LayerKind layer) => layers.Where(candidate => IsVisible(candidate.Kind, layer)).SelectMany(candidate => candidate.ByName.Keys).Distinct();

    /// <summary>The variable that a name means for a definition of a layer; a definition never means itself by its own name.</summary>
    public VariableModel? Find(string name, VariableModel? from, LayerKind layer)
    {
        for (var i = layers.Length - 1; i >= 0; i--)
        {
            if (IsVisible(layers[i].Kind, layer) && layers[i].ByName.TryGetValue(name, out var found) && (!ReferenceEquals(found, from) || IsLast(name, i)))
                return found;
        }

        return null;
    }

    /// <summary>A variable's value, computed and cast; null when it failed and was reported.</summary>
    public ExprValue? ValueOf(VariableModel variable)
    {
        if (fixedValues.TryGetValue(variable.Name.Value, out var replica) && IsInnermost(variable))
            return replica;
        // An untyped literal was compared with its domain when it was bound.
        if (variable is { Type: VariableType.Untyped, Value: LiteralValue literal } && variable.Domain is null or LiteralValue)
            return literal.Value;
        return workflow is not null && !IsReplaced(variable) ? workflow.ValueOf(variable) : Compute(variable, variable.Name, () => Evaluate(variable));
    }

    /// <summary>A variable's domain, computed and cast; null when it has none or failed and was reported.</summary>
    public ListValue? DomainOf(VariableModel variable)
    {
        if (variable.Domain is null)
            return null;
        var scope = new SymbolScope(this, variable, LayerOf(variable), asText: false);
        if (ValueEvaluator.Evaluate(variable.Domain, scope, diagnostics) is not { } value)
            return null;
        if (value is not ListValue list)
        {
            diagnostics.Add(Catalogue.WrongKind(variable.Domain.Location, "domain", "a list", value.Repr()));
            return null;
        }

        var items = list.Items.Select(item => VariableCast.Apply(variable, item, variable.Domain.Location, diagnostics)).ToList();
        return items.Contains(null) ? null : new ListValue(items!);
    }

    /// <summary>An artifact with its path.</summary>
    public ResolvedArtifact? Artifact(string name)
    {
        if (!artifacts.TryGetValue(name, out var artifact))
            return null;
        if (workflow is not null && !IsReplaced(artifact))
            return workflow.Artifact(name);
        return (Compute(artifact, artifact.Name, () => ArtifactResolver.Resolve(artifact, WorkflowScope, diagnostics) is { } resolved ? new ArtifactObject(resolved) : null) as ArtifactObject)?.Artifact;
    }

    /// <summary>True when there is an artifact of that name.</summary>
    public bool HasArtifact(string name) => artifacts.ContainsKey(name);

    private ResolvedVariable? Resolved(VariableModel variable) => ValueOf(variable) is { } value
        ? new ResolvedVariable(variable.Name.Value, variable.Type == VariableType.Untyped ? RuntimeTexts.TextOf(value) : value, variable.Name.Location)
        : null;

    // One definition of each name, the innermost, where the name first comes up.
    private List<VariableModel> Visible => visible ??= workflow is null
        ? [.. layers[0].ByName.Select(global => layers[1].ByName.TryGetValue(global.Key, out var inner) ? inner : global.Value), .. layers[1].ByName.Where(inner => !layers[0].ByName.ContainsKey(inner.Key)).Select(inner => inner.Value)]
        : [.. workflow.Visible.Select(variable => layers[2].ByName.TryGetValue(variable.Name.Value, out var own) ? own : variable), .. layers[2].ByName.Values.Where(own => workflow.Find(own.Name.Value, null, LayerKind.Task) is null)];

    private ExprValue? Evaluate(VariableModel variable)
    {
        var scope = new SymbolScope(this, variable, LayerOf(variable), asText: false);
        var value = ValueEvaluator.Evaluate(variable.Value, scope, diagnostics);
        if (value is null || VariableCast.Apply(variable, value, variable.Value.Location, diagnostics) is not { } cast)
            return null;
        // A domain with expressions may use the variables that use this one.
        return variable.Domain is LiteralValue && DomainOf(variable) is { } domain && !VariableCast.IsInDomain(variable, cast, domain, variable.Value.Location, diagnostics) ? null : cast;
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

    private LayerKind LayerOf(VariableModel variable) => layers.Last(layer => layer.ByName.TryGetValue(variable.Name.Value, out var found) && ReferenceEquals(found, variable)).Kind;

    private bool IsInnermost(VariableModel variable) => ReferenceEquals(Find(variable.Name.Value, null, LayerKind.Task), variable);

    // A name that only its own definition has means that definition: a circle of one.
    private bool IsLast(string name, int layer) => !layers.Take(layer).Any(below => below.ByName.ContainsKey(name));

    // A task's variables replace the workflow's for that task, also for what is computed from them; the workflow's do so for each other only.
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

        public IReadOnlyList<VariableModel> Variables { get; } = variables;

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
