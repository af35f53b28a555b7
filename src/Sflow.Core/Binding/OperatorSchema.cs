using static Sflow.Binding.FieldKind;

namespace Sflow.Binding;

/// <summary>The fields of each kind of operator, in the order of its command line.</summary>
internal static class OperatorSchema
{
    /// <summary><c>srun</c>: srun's long options (srun(1)) and Pyxis's container options.</summary>
    public static FieldSchema[] Srun { get; } =
    [
        new("job_id", FieldKind.String, "srun --jobid. Default: the job itself."),
        new("partition", FieldKind.String, "srun --partition."),
        new("account", FieldKind.String, "srun --account."),
        new("qos", FieldKind.String, "srun --qos."),
        new("reservation", FieldKind.String, "srun --reservation."),
        new("time", FieldKind.String, "srun --time: a limit of the step alone."),
        new("constraint", FieldKind.String, "srun --constraint."),
        new("exclusive", FieldKind.Boolean, "srun --exclusive."),
        new("chdir", FieldKind.String, "srun --chdir."),
        new("nodes", Integer, "srun --nodes. Default: the nodes that the plan gives the task.") { Minimum = 0 },
        new("nodelist", TextOrList, "srun --nodelist. Default: the nodes that the plan gives the task."),
        new("ntasks", Integer, "srun --ntasks.") { Minimum = 1 },
        new("ntasks_per_node", Integer, "srun --ntasks-per-node.") { Minimum = 1 },
        new("cpus_per_task", Integer, "srun --cpus-per-task.") { Minimum = 1 },
        new("gpus", FieldKind.String, "srun --gpus."),
        new("gpus_per_task", FieldKind.String, "srun --gpus-per-task."),
        new("gres", FieldKind.String, "srun --gres."),
        new("mem", FieldKind.String, "srun --mem."),
        new("mem_per_cpu", FieldKind.String, "srun --mem-per-cpu."),
        new(
            "unbuffered",
            FieldKind.Boolean,
            "srun --unbuffered: srun sends output in pieces, as the program writes it, and not line by line. Default: false."
        ),
        new("export", FieldKind.String, "srun --export. Default: ALL."),
        new("label", FieldKind.Boolean, "srun --label. Default: true."),
        new("kill_on_bad_exit", FieldKind.Boolean, "srun --kill-on-bad-exit."),
        new("overlap", FieldKind.Boolean, "srun --overlap. Default: true."),
        new("wait", Integer, "srun --wait, seconds.") { Minimum = 0 },
        new("mpi", FieldKind.String, "srun --mpi."),
        new("container_image", FieldKind.String, "Pyxis --container-image: registry/name:tag or a .sqsh file."),
        new("container_name", FieldKind.String, "Pyxis --container-name; the tasks of a job with the same name share a container."),
        new(
            "container_name_scope",
            FieldKind.String,
            "job: Sflow adds the job's number to the name, so it never uses another job's container. node: the name is unchanged."
        )
        {
            Choices = ["job", "node"],
        },
        new("container_mount_home", FieldKind.Boolean, "Pyxis --container-mount-home."),
        new("container_writable", FieldKind.Boolean, "Pyxis --container-writable. Default: true."),
        new("container_mounts", TextList, "Pyxis --container-mounts: source:target[:flags]."),
        new("container_workdir", FieldKind.String, "Pyxis --container-workdir. Default: the image's own working folder."),
        new("container_remap_root", FieldKind.Boolean, "Pyxis --container-remap-root."),
        LogToFile,
        new("extra_args", TextList, "More options of srun, unchanged."),
    ];

    /// <summary><c>docker</c>: options of <c>docker run</c>.</summary>
    public static FieldSchema[] Docker { get; } =
    [
        new("image", FieldKind.String, "The image.") { Required = true },
        new("gpus", FieldKind.String, "docker run --gpus."),
        new("workdir", FieldKind.String, "docker run --workdir."),
        new("mounts", TextList, "docker run --volume: source:target[:flags]."),
        new(
            "mount_folders",
            FieldKind.Boolean,
            "Mounts the workspace, the output folder and the folders of the artifacts, each at the same path. Default: true."
        ),
        new("auto_mount_runtime_dirs", FieldKind.Boolean, "The name of mount_folders in nv-sflow 0.3."),
        new("init", FieldKind.Boolean, "docker run --init: a first process that passes TERM on. Default: true."),
        new("pass_envs", FieldKind.Boolean, "Passes the task's variables to the container. Default: true."),
        LogToFile,
        new("extra_args", TextList, "More options of docker run, unchanged."),
    ];

    // nv-sflow 0.3 can print a task's output on the terminal only.
    private static FieldSchema LogToFile =>
        new("log_to_file", FieldKind.Boolean, "Without effect: the output is always in the task's log file.")
        {
            WithoutEffect = "The output of a task is always in its log file",
            Harmless = true,
        };

    /// <summary><c>ssh</c>: the host, and options of <c>ssh</c>.</summary>
    public static FieldSchema[] Ssh { get; } =
    [
        new("host", FieldKind.String, "The host.") { Required = true },
        new("user", FieldKind.String, "The user on the host."),
        new("port", Integer, "The port.") { Minimum = 1, Maximum = 65535 },
        new("identity_file", FieldKind.String, "The private key's file."),
        new("extra_args", TextList, "More options of ssh, unchanged."),
    ];

    /// <summary><c>python</c>: the interpreter, and its options.</summary>
    public static FieldSchema[] Python { get; } =
    [
        new("python_exec", FieldKind.String, "The interpreter. Default: python."),
        new("extra_args", TextList, "More options of the interpreter, unchanged."),
    ];
}
