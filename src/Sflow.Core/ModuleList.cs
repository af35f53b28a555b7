using Sflow.Binding;
using Sflow.Composition;
using Sflow.Diagnostics;
using Sflow.Generation.Yaml;
using Sflow.Resolution;

namespace Sflow;

/// <summary>What a list of modules came to before overrides, and the work on it that all units with these modules share.</summary>
internal sealed class ModuleList
{
    /// <param name="composed">The merged modules.</param>
    /// <param name="memo">Where the tasks of all lists are kept.</param>
    public ModuleList(ComposedWorkflow composed, TaskMemo memo)
    {
        Composed = composed;
        Binding = new(composed);
        Texts = new(composed);
        Tasks = new(BindAlone, memo.Resolved);
    }

    /// <summary>The merged modules.</summary>
    public ComposedWorkflow Composed { get; }

    /// <summary>What was bound of them.</summary>
    public BindingCache Binding { get; }

    /// <summary>What was written of them.</summary>
    public EntryTexts Texts { get; }

    /// <summary>The tasks that units have in common.</summary>
    public SharedTasks Tasks { get; }

    private WorkflowModel? BindAlone()
    {
        var found = new DiagnosticBag();
        return Binder.Run(Composed, Binding, found) is { } model && !found.HasErrors ? model : null;
    }
}
