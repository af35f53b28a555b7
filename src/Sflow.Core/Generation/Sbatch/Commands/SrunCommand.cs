using System;
using System.Collections.Generic;
using System.Linq;
using Sflow.Expressions;
using Sflow.Generation.Sbatch.Shell;
using Sflow.Planning;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch.Commands;

/// <summary><c>srun</c>'s command line, in nv-sflow's order of options.</summary>
internal static class SrunCommand
{
    private static readonly (string Field, string Option)[] BeforeNodes =
    [
        ("partition", "--partition"), ("account", "--account"), ("qos", "--qos"), ("reservation", "--reservation"),
        ("time", "--time"), ("constraint", "--constraint"),
    ];

    private static readonly (string Field, string Option)[] AfterRanks =
    [
        ("cpus_per_task", "--cpus-per-task"), ("gpus", "--gpus"), ("gpus_per_task", "--gpus-per-task"), ("gres", "--gres"), ("mem", "--mem"),
        ("mem_per_cpu", "--mem-per-cpu"),
    ];

    /// <summary>The words.</summary>
    public static IReadOnlyList<ExprValue> Of(PlannedTask task, ContainerMounts mounts)
    {
        var operation = task.Task.Operator;
        var words = new List<ExprValue>(CommandLine.Words("srun"));
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

        Add("--jobid", operation.Option("job_id") is TextValue { Value: not "0" } id ? id : RuntimeText.FromReference(new JobIdReference()));
        foreach (var (field, option) in BeforeNodes)
            Add(option, operation.Option(field));
        AddFlag("--exclusive", operation.Flag("exclusive"));
        Add("--chdir", operation.Option("chdir"));
        Add("--nodes", operation.Option("nodes") is { } nodes && nodes.ToText() != "0" ? nodes : new TextValue($"{task.Nodes.Count}"));
        Add("--nodelist", NodeList(operation) ?? CommandLine.Join(",", task.Nodes.Select(task.Task.Backend.NodeName)));
        Add("--ntasks", operation.Option("ntasks"));
        Add("--ntasks-per-node", operation.Option("ntasks_per_node"));
        foreach (var (field, option) in AfterRanks)
            Add(option, operation.Option(field));
        Add("--job-name", new TextValue(task.Name));
        AddFlag("--unbuffered", operation.Flag("unbuffered", otherwise: true));
        Add("--export", operation.Options.ContainsKey("export") ? operation.Option("export") : new TextValue("ALL"));
        AddFlag("--label", operation.Flag("label", otherwise: true));
        AddFlag("--kill-on-bad-exit", operation.Flag("kill_on_bad_exit"));
        AddFlag("--overlap", operation.Flag("overlap", otherwise: true));
        Add("--wait", operation.Option("wait"));
        Add("--mpi", operation.Option("mpi"));
        var (own, rest) = ContainerMounts.Split(operation.List("extra_args"));
        if (UsesContainer(operation))
            AddContainer(operation, own, mounts, Add, AddFlag);
        words.AddRange(rest);
        // Slurm sets CUDA_VISIBLE_DEVICES anew in every step where GPUs are a generic resource, so that the plan's choice must be made inside it.
        if (task.Gpus.Count > 0)
            words.AddRange(CommandLine.Words("env", "CUDA_VISIBLE_DEVICES=" + string.Join(",", task.Gpus)));
        words.AddRange(CommandLine.Words("bash", "-c"));
        return words;
    }

    /// <summary>True when the step runs in a container of Pyxis's: only then does srun know the container options.</summary>
    public static bool UsesContainer(ResolvedOperator operation) =>
        operation.Option("container_image") is not null
        || operation.Option("container_name") is not null
        || operation.List("extra_args").Any(word => RuntimeTexts.StartOf(word) is var start
            && (start.StartsWith("--container-image", StringComparison.Ordinal) || start.StartsWith("--container-name", StringComparison.Ordinal)));

    /// <summary>
    /// The words with the number of ranks where nv-sflow leaves it to Slurm: a step that says how many CPUs a rank gets, but not how many ranks there are, would
    /// get as many as the job has CPUs for.
    /// </summary>
    public static IReadOnlyList<ExprValue> WithRanks(PlannedTask task, IReadOnlyList<ExprValue> words) =>
        task.Task.Operator is { Type: "srun" } operation && NeedsRanks(operation) ? [words[0], .. CommandLine.Words("--ntasks-per-node", "1"), .. words.Skip(1)] : words;

    private static bool NeedsRanks(ResolvedOperator operation) =>
        operation.Option("cpus_per_task") is not null
        && operation.Option("ntasks") is null
        && operation.Option("ntasks_per_node") is null
        && !operation.List("extra_args").Any(word => RuntimeTexts.StartOf(word) is var start
            && (start.StartsWith("--ntasks", StringComparison.Ordinal) || start.StartsWith("-n", StringComparison.Ordinal)));

    private static void AddContainer(ResolvedOperator operation, IReadOnlyList<ExprValue> more, ContainerMounts mounts, Action<string, ExprValue?> add, Action<string, bool> addFlag)
    {
        add("--container-image", operation.Option("container_image"));
        addFlag(operation.Flag("container_mount_home") ? "--container-mount-home" : "--no-container-mount-home", true);
        add("--container-name", operation.Option("container_name"));
        addFlag("--container-writable", operation.Flag("container_writable", otherwise: true));
        add("--container-mounts", mounts.All(operation.List("container_mounts"), more));
        add("--container-workdir", operation.Option("container_workdir"));
        addFlag("--container-remap-root", operation.Flag("container_remap_root"));
    }

    private static ExprValue? NodeList(ResolvedOperator operation) =>
        operation.Options.TryGetValue("nodelist", out var value) && value is ListValue list ? CommandLine.Join(",", list.Items) : operation.Option("nodelist");
}
