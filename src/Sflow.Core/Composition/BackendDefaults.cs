using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>Fills in fields of slurm backends that the modules leave out, when the host knows their values.</summary>
internal static class BackendDefaults
{
    /// <summary>
    /// The document with the values in each slurm backend that does not set the field. An empty string counts as not set.
    /// </summary>
    /// <param name="workflow">The document.</param>
    /// <param name="values">The values.</param>
    /// <param name="diagnostics">Receives which backend got a value that nobody wrote.</param>
    public static ComposedWorkflow Apply(ComposedWorkflow workflow, IReadOnlyList<BackendDefault> values, DiagnosticBag diagnostics)
    {
        var backends = new CopyOnWriteEntries(workflow.Backends);
        foreach (var backend in workflow.Backends.Where(IsSlurm))
        {
            foreach (var value in values)
            {
                if (IsSet(backend.Field(value.Field)))
                    continue;
                backends.Replace(backend.Name, entry => With(entry, value));
                if (value.IsDetected)
                    diagnostics.Add(Catalogue.BackendFieldDetected(backend.Origin, backend.Name, value.Field, value.Value.Value));
            }
        }

        return workflow with
        {
            Backends = backends.Result,
        };
    }

    private static bool IsSlurm(NamedEntry backend) => backend.Field("type") is ScalarSyntax { Text: "slurm" };

    private static bool IsSet(NodeSyntax? node) => node is not (null or ScalarSyntax { Value: NoneValue or TextValue { Value: "" } });

    private static NamedEntry With(NamedEntry entry, BackendDefault value) =>
        entry with
        {
            Body = entry.Body.With(value.Field, ScalarSyntax.Create(value.Value.Value, value.Value.Location)),
        };
}
