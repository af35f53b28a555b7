using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Generation.Commands;
using Sflow.Generation.Shell;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch.Commands;

/// <summary>The command line of <c>srun</c>, with the options in nv-sflow's order.</summary>
internal sealed class SrunCommand : OperatorCommand
{
    private static readonly (string Field, string Option)[] BeforeNodes =
    [
        ("partition", "--partition"),
        ("account", "--account"),
        ("qos", "--qos"),
        ("reservation", "--reservation"),
        ("time", "--time"),
        ("constraint", "--constraint"),
    ];

    private static readonly (string Field, string Option)[] AfterRanks =
    [
        ("cpus_per_task", "--cpus-per-task"),
        ("gpus", "--gpus"),
        ("gpus_per_task", "--gpus-per-task"),
        ("gres", "--gres"),
        ("mem", "--mem"),
        ("mem_per_cpu", "--mem-per-cpu"),
    ];

    public override OperatorKind Kind => OperatorKind.Srun;

    public override IReadOnlyList<ExprValue> Words(ExecutionPlan plan, PlannedTask task, SharedFolders folders)
    {
        var operation = task.Task.Operator;
        var words = new List<ExprValue>(Plain("srun"));
        if (task.Step?.RanksPerNode is { } ranks)
            words.AddRange(Plain("--ntasks-per-node", ranks.ToString(CultureInfo.InvariantCulture)));
        void Add(string option, ExprValue? value)
        {
            if (value is not null)
                words.AddRange([new TextValue(option), value]);
        }

        void AddFlag(string option, bool isSet)
        {
            if (isSet)
                words.Add(new TextValue(option));
        }

        Add("--jobid", operation.Text("job_id") is TextValue { Value: not "0" } id ? id : RuntimeText.FromReference(new JobIdReference()));
        foreach (var (field, option) in BeforeNodes)
            Add(option, operation.Text(field));
        AddFlag("--exclusive", operation.Flag("exclusive"));
        Add("--chdir", operation.Text("chdir"));
        Add("--nodes", operation.Text("nodes") is { } nodes && nodes.ToText() != "0" ? nodes : new TextValue($"{task.Nodes.Count}"));
        Add("--nodelist", NodeList(operation) ?? RuntimeTexts.Join(",", task.Nodes.Select(task.Task.Backend.NodeName)));
        Add("--ntasks", operation.Text("ntasks"));
        Add("--ntasks-per-node", operation.Text("ntasks_per_node"));
        foreach (var (field, option) in AfterRanks)
            Add(option, operation.Text(field));
        Add("--job-name", new TextValue(task.Name));
        AddFlag("--unbuffered", operation.Flag("unbuffered"));
        Add("--export", operation.Options.ContainsKey("export") ? operation.Text("export") : new TextValue("ALL"));
        AddFlag("--label", operation.Flag("label", otherwise: true));
        AddFlag("--kill-on-bad-exit", operation.Flag("kill_on_bad_exit"));
        AddFlag("--overlap", operation.Flag("overlap", otherwise: true));
        Add("--wait", operation.Text("wait"));
        Add("--mpi", operation.Text("mpi"));
        var more = operation.List("extra_args");
        if (task.Step?.Container is { } container)
        {
            AddContainer(operation, container, PyxisMounts.Of(container, folders), Add, AddFlag);
            more = SrunArguments.Take(more, PyxisMounts.Option).Others;
            more = SrunArguments.Take(more, PyxisContainer.VariablesOption).Others;
            more = [.. PyxisNames.Change(container, more)];
        }

        words.AddRange(more);
        words.AddRange(Plain("bash", "-c"));
        return words;
    }

    private static void AddContainer(
        ResolvedOperator operation,
        StepContainer container,
        ExprValue mounts,
        Action<string, ExprValue?> add,
        Action<string, bool> addFlag
    )
    {
        add("--container-image", operation.Text("container_image"));
        addFlag(operation.Flag("container_mount_home") ? "--container-mount-home" : "--no-container-mount-home", true);
        add(PyxisNames.Option, operation.Text("container_name") is { } name ? PyxisNames.OnCommandLine(container, name) : null);
        addFlag("--container-writable", operation.Flag("container_writable", otherwise: true));
        add(PyxisMounts.Option, mounts);
        add("--container-workdir", operation.Text("container_workdir"));
        addFlag("--container-remap-root", operation.Flag("container_remap_root"));
    }

    // An empty list, like an empty string, means the nodes of the plan.
    private static ExprValue? NodeList(ResolvedOperator operation) =>
        !operation.Options.TryGetValue("nodelist", out var value) || value is not ListValue list ? operation.Text("nodelist")
        : list.Items.Where(name => name is not TextValue { Value: "" }).ToList() is { Count: > 0 } names ? RuntimeTexts.Join(",", names)
        : null;
}
