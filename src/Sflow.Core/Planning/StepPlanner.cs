using Sflow.Expressions;
using Sflow.Resolution;

namespace Sflow.Planning;

/// <summary>Decides what the operator of a step of a Slurm job leaves open.</summary>
internal static class StepPlanner
{
    private const string Words = "extra_args";
    private const int MostCpus = 100_000;

    /// <summary>The step; null for a task that doesn't need Slurm.</summary>
    public static PlannedStep? Plan(ResolvedOperator operation, int nodes) =>
        operation.Kind.NeedsSlurm ? new(CpusPerNode(operation, nodes), RanksPerNode(operation), Container(operation)) : null;

    private static int CpusPerNode(ResolvedOperator operation, int nodes)
    {
        // srun takes the last value of an option, and its own words come after the fields.
        var words = operation.List(Words);
        var perNode = SrunArguments.Number(words, null, "--ntasks-per-node", "--tasks-per-node") ?? Number(operation, "ntasks_per_node");
        var all = SrunArguments.Number(words, 'n', "--ntasks") ?? Number(operation, "ntasks");
        var cpus = SrunArguments.Number(words, 'c', "--cpus-per-task") ?? Number(operation, "cpus_per_task");
        var ranks = perNode ?? (all is { } count ? ((count - 1) / Math.Max(1, nodes)) + 1 : 1);
        return (int)Math.Min(MostCpus, (long)ranks * (cpus ?? 1));
    }

    // nv-sflow leaves the number of ranks to Slurm. A step with CPUs per rank but without a number of ranks would get as many ranks as the
    // job has CPUs for.
    private static int? RanksPerNode(ResolvedOperator operation) =>
        operation.Text("cpus_per_task") is not null
        && operation.Text("ntasks") is null
        && operation.Text("ntasks_per_node") is null
        && !HasWord(operation, "--ntasks")
        && operation.List(Words).All(word => SrunArguments.NameOf(RuntimeTexts.StartOf(word)) != "-n")
            ? 1
            : null;

    // srun handles the container options only for a step in a container.
    private static StepContainer? Container(ResolvedOperator operation)
    {
        var (image, name) = (operation.Text("container_image"), operation.Text("container_name"));
        if (image is null && name is null && !HasWord(operation, "--container-image", "--container-name"))
            return null;
        var words = operation.List(Words);
        var written = name ?? SrunArguments.Last(words, "--container-name");
        return new(
            image ?? SrunArguments.Last(words, "--container-image"),
            written is null ? null : RuntimeTexts.Split(written, ':')[0],
            ContainerFields.IsOfNode(operation),
            SrunArguments.Take(words, "--container-env").Values,
            operation.List("container_mounts"),
            SrunArguments.Take(words, "--container-mounts").Values
        );
    }

    private static bool HasWord(ResolvedOperator operation, params string[] starts) =>
        operation
            .List(Words)
            .Select(RuntimeTexts.StartOf)
            .Any(word => starts.Any(start => word.StartsWith(start, StringComparison.Ordinal)));

    private static int? Number(ResolvedOperator operation, string field) =>
        operation.Text(field) is { } value && int.TryParse(value.ToText(), out var number) && number > 0 ? number : null;
}
