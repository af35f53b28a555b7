using System.Collections.Generic;
using System.Linq;
using Sflow.Binding;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Text;

namespace Sflow.Resolution;

/// <summary>The stage that gives every expression its value, or names what it waits for in the job, and makes tasks of replicas.</summary>
public static class Resolver
{
    /// <summary>Resolves a workflow.</summary>
    /// <param name="model">The bound workflow.</param>
    /// <param name="settings">What the project says about the job; it wins over the slurm backend.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <returns>The resolved workflow; null when an error was reported.</returns>
    public static ResolvedWorkflow? Run(WorkflowModel model, JobSettings settings, DiagnosticBag diagnostics) => Run(model, settings, null, diagnostics);

    /// <summary>Resolves the workflow of a row.</summary>
    /// <param name="model">The bound workflow.</param>
    /// <param name="settings">What the project says about the job; it wins over the slurm backend.</param>
    /// <param name="shared">The tasks that other rows may have made already; null to make all.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <returns>The resolved workflow; null when an error was reported.</returns>
    internal static ResolvedWorkflow? Run(WorkflowModel model, JobSettings settings, RowTasks? shared, DiagnosticBag diagnostics)
    {
        var symbols = Symbols(model, settings, diagnostics);
        var variables = symbols.Values;
        var artifacts = model.Artifacts.Select(artifact => symbols.Artifact(artifact.Name.Value)).ToList();
        var timeout = ValueEvaluator.Field(model.Timeout, symbols.WorkflowScope, diagnostics);
        // What failed so far is silent where it is used, so that tasks are looked at all the same.
        var replicas = ReplicaExpander.Run(model, symbols, diagnostics);
        var resolved = new ResolvedWorkflow
        {
            Name = model.Name,
            Timeout = (timeout as FloatValue)?.Value,
            Variables = variables,
            Artifacts = artifacts.OfType<ResolvedArtifact>().ToList(),
            Backends = [.. symbols.Backends.Values],
            Tasks = [.. replicas.Select(Task).OfType<ResolvedTask>()],
        };
        // A text where a number was meant is often the reason of an error.
        UntypedArithmetic.Check(model, symbols, diagnostics);
        return diagnostics.HasErrors ? null : resolved;

        ResolvedTask? Task(Replica replica) => shared is null
            ? TaskResolver.Resolve(replica, model, symbols, diagnostics)
            : shared.Get(replica, found => TaskResolver.Resolve(replica, model, symbols, found), diagnostics);
    }

    /// <summary>The symbol table of a workflow, its backends resolved.</summary>
    internal static SymbolTable Symbols(WorkflowModel model, JobSettings settings, DiagnosticBag diagnostics)
    {
        var backends = new Dictionary<string, ResolvedBackend>();
        var symbols = new SymbolTable(model, backends, diagnostics);
        foreach (var backend in model.Backends)
        {
            if (BackendResolver.Resolve(backend, symbols.GlobalScope, settings, diagnostics) is { } resolved)
                backends[backend.Name.Value] = resolved;
        }

        return symbols;
    }
}
