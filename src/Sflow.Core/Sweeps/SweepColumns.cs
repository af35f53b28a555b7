using Sflow.Composition;

namespace Sflow.Sweeps;

/// <summary>The meaning of the columns of a CSV.</summary>
/// <param name="Modules">The column of module lists, from 0; -1 when there is none.</param>
/// <param name="MissableTasks">The column of missable tasks, or -1.</param>
/// <param name="JobName">The column of names, or -1.</param>
/// <param name="Nodes">The columns that say how many nodes a row needs; each is a variable besides.</param>
/// <param name="Values">The columns named after variables or artifacts, those for nodes left out.</param>
internal sealed record SweepColumns(int Modules, int MissableTasks, int JobName, IReadOnlyList<int> Nodes, IReadOnlyList<int> Values)
{
    /// <summary>The column that lists a row's modules.</summary>
    public const string ModulesName = "sflow_config_file";

    private const string MissableTasksName = "missable_tasks";
    private const string JobNameName = "job_name";

    private static readonly HashSet<string> NodeNames = ["NUM_NODES", "NUM_SLURM_NODES", "SLURM_NODES"];

    /// <summary>The names with a special meaning.</summary>
    public static IReadOnlyList<string> OwnNames { get; } = [ModulesName, MissableTasksName, JobNameName];

    /// <summary>Every column that must be a variable or an artifact.</summary>
    public IEnumerable<int> Overrides => Nodes.Concat(Values).OrderBy(c => c);

    /// <summary>The columns of a table.</summary>
    public static SweepColumns Of(CsvTable table)
    {
        var others = Enumerable
            .Range(0, table.Header.Count)
            .Where(i => !OwnNames.Contains(table.Header[i].Value))
            .ToLookup(i => NodeNames.Contains(table.Header[i].Value));
        return new SweepColumns(
            table.IndexOf(ModulesName),
            table.IndexOf(MissableTasksName),
            table.IndexOf(JobNameName),
            [.. others[true]],
            [.. others[false]]
        );
    }
}
