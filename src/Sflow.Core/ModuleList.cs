using Sflow.Binding;
using Sflow.Composition;
using Sflow.Generation.Yaml;

namespace Sflow;

/// <summary>What a list of modules came to before overrides, and the work on it that all units with these modules share.</summary>
internal sealed class ModuleList(ComposedWorkflow composed)
{
    /// <summary>The merged modules.</summary>
    public ComposedWorkflow Composed { get; } = composed;

    /// <summary>What was bound of them.</summary>
    public BindingCache Binding { get; } = new(composed);

    /// <summary>What was written of them.</summary>
    public EntryTexts Texts { get; } = new(composed);
}
