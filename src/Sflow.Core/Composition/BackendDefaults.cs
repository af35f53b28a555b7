using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Composition;

/// <summary>Fills in fields of slurm backends that the modules leave out, when the host knows their values.</summary>
internal static class BackendDefaults
{
    /// <summary>The document with the values in each slurm backend that does not set the field. An empty string counts as not set.</summary>
    /// <param name="workflow">The document.</param>
    /// <param name="values">Values by the names of fields.</param>
    public static ComposedWorkflow Apply(ComposedWorkflow workflow, IReadOnlyList<KeyValuePair<string, Located<string>>> values)
    {
        var backends = new CopyOnWriteEntries(workflow.Backends);
        foreach (var backend in workflow.Backends.Where(IsSlurm))
        {
            foreach (var value in values)
                backends.Replace(backend.Name, entry => IsSet(entry.Field(value.Key)) ? entry : With(entry, value.Key, value.Value));
        }

        return workflow with
        {
            Backends = backends.Result,
        };
    }

    private static bool IsSlurm(NamedEntry backend) => backend.Field("type") is ScalarSyntax { Text: "slurm" };

    private static bool IsSet(NodeSyntax? node) => node is not (null or ScalarSyntax { Value: NoneValue or TextValue { Value: "" } });

    private static NamedEntry With(NamedEntry entry, string field, Located<string> value) =>
        entry with
        {
            Body = entry.Body.With(field, ScalarSyntax.Create(value.Value, value.Location)),
        };
}
