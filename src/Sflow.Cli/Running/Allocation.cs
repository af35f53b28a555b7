using System.Globalization;
using Sflow.Hosting.Execution;

namespace Sflow.Cli.Running;

/// <summary>Decides where a run is started.</summary>
internal static class Allocation
{
    /// <summary>The place. Null after an error, when there is none.</summary>
    /// <param name="nodes">The number of nodes of Slurm that the workflow needs, 0 for none.</param>
    /// <param name="at">The place that names the workflow.</param>
    /// <param name="diagnostics">Receives the error.</param>
    public static RunPlace? PlaceOf(int nodes, TextLocation at, DiagnosticBag diagnostics)
    {
        if (nodes == 0)
            return RunPlace.Here;
        if (Variable("SLURM_JOB_ID") is { } job)
        {
            var has = Count(Variable("SLURM_JOB_NUM_NODES") ?? Variable("SLURM_NNODES"));
            if (has is null || has >= nodes)
                return RunPlace.Allocation;
            diagnostics.Add(Catalogue.AllocationTooSmall(at, job, Nodes(has.Value), Nodes(nodes)));
            return null;
        }

        if (CommandSearch.Find("salloc") is not null)
            return RunPlace.Salloc;
        diagnostics.Add(Catalogue.NoAllocation(at, Nodes(nodes)));
        return null;
    }

    private static string Nodes(int count) => count == 1 ? "1 node" : $"{count.ToString(CultureInfo.InvariantCulture)} nodes";

    private static int? Count(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
