using Sflow.Binding;

namespace Sflow.Resolution;

// This part decides how far a task's own variables and its replica's values reach. Anything beyond has its value from the whole workflow
// and is not computed again.
internal sealed partial class SymbolTable
{
    private readonly Dictionary<object, bool> isReplaced = new(ReferenceComparer<object>.Instance);

    private bool IsReplaced(VariableModel variable) =>
        ReplacedByTask(variable) || DependsOnReplaced(variable, SymbolNames.Of(variable), variable);

    private bool IsReplaced(ArtifactModel artifact) => DependsOnReplaced(artifact, SymbolNames.Of(artifact), null);

    private bool DependsOnReplaced(object symbol, SymbolNames names, VariableModel? from)
    {
        if (names.AreNone)
            return false;
        if (isReplaced.TryGetValue(symbol, out var known))
            return known;
        isReplaced[symbol] = false; // a circle is found where the values are computed
        return isReplaced[symbol] = DependsOnReplaced(names, from, from is null ? LayerKind.Task : LayerOf(from));
    }

    private bool DependsOnReplaced(SymbolNames names, VariableModel? from, LayerKind layer) =>
        names.AreOpen
        || names.Variables.Any(name => Find(name, from, layer) is { } found && IsReplaced(found))
        || names.Artifacts.Any(name => artifacts.TryGetValue(name, out var artifact) && IsReplaced(artifact));

    private bool ReplacedByTask(VariableModel variable) =>
        (layers[2].ByName.TryGetValue(variable.Name.Value, out var own) && ReferenceEquals(own, variable))
        || (fixedValues.ContainsKey(variable.Name.Value) && IsInnermost(variable));
}
