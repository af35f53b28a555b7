using Sflow.Binding;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Tests.Composition;

namespace Sflow.Tests.Planning;

/// <summary>Short ways to plan in tests.</summary>
internal static class Plans
{
    /// <summary>The version, and an allocation of three nodes.</summary>
    public const string Head = """
        version: "0.1"
        backends:
          - {name: cluster, type: slurm, account: team, partition: gpu, time: 02:00:00, nodes: 3, gpus_per_node: 4}

        """;

    /// <summary>Plans what must plan without an error.</summary>
    public static ExecutionPlan Of(string module) => OfWhole(Head + module);

    /// <summary>The same for a module with a version and backends of its own.</summary>
    public static ExecutionPlan OfWhole(string module)
    {
        var diagnostics = new DiagnosticBag();
        var composed = Compose.Run(module);
        var model = Binder.Run(composed, diagnostics);
        var resolved = model is null ? null : Resolver.Run(model, JobSettings.None, diagnostics);
        var plan = resolved is null ? null : Planner.Run(resolved, diagnostics);
        Assert.IsFalse(diagnostics.HasErrors, string.Join("\n", diagnostics));
        return plan!;
    }

    /// <summary>The only task of a workflow.</summary>
    /// <param name="fields">Its fields besides name and script.</param>
    /// <param name="operation">The fields of an operator called op, or null for none.</param>
    public static PlannedTask Task(string fields, string? operation = null) =>
        Of(
            (operation is null ? "" : $"operators: [{{name: op, {operation}}}]\n")
                + $"workflow: {{name: w, tasks: [{{name: t, script: [x]{(fields.Length > 0 ? ", " + fields : "")}}}]}}\n"
        )
            .Tasks.Single();
}
