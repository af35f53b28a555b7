using System.Collections.Generic;
using System.Linq;
using static Sflow.Binding.FieldKind;

namespace Sflow.Binding;

/// <summary>The fields of each operator type, in the order of the type's command line.</summary>
public static class OperatorSchema
{
    /// <summary><c>srun</c>: a step of the Slurm job. The fields are srun's long options (srun(1)) and Pyxis's container options.</summary>
    public static SectionSchema Srun { get; } = Type("an srun operator",
        new("job_id", String, "srun --jobid; left out: the job itself."),
        new("partition", String, "srun --partition."),
        new("account", String, "srun --account."),
        new("qos", String, "srun --qos."),
        new("reservation", String, "srun --reservation."),
        new("time", String, "srun --time: a limit of the step alone."),
        new("constraint", String, "srun --constraint."),
        new("exclusive", Boolean, "srun --exclusive."),
        new("chdir", String, "srun --chdir."),
        new("nodes", Integer, "srun --nodes; left out: the nodes that the plan gives the task.") { Minimum = 0 },
        new("nodelist", TextOrList, "srun --nodelist; left out: the nodes that the plan gives the task."),
        new("ntasks", Integer, "srun --ntasks.") { Minimum = 1 },
        new("ntasks_per_node", Integer, "srun --ntasks-per-node.") { Minimum = 1 },
        new("cpus_per_task", Integer, "srun --cpus-per-task.") { Minimum = 1 },
        new("gpus", String, "srun --gpus."),
        new("gpus_per_task", String, "srun --gpus-per-task."),
        new("gres", String, "srun --gres."),
        new("mem", String, "srun --mem."),
        new("mem_per_cpu", String, "srun --mem-per-cpu."),
        new("unbuffered", Boolean, "srun --unbuffered; true unless said otherwise."),
        new("export", String, "srun --export; ALL unless said otherwise."),
        new("label", Boolean, "srun --label; true unless said otherwise."),
        new("kill_on_bad_exit", Boolean, "srun --kill-on-bad-exit."),
        new("overlap", Boolean, "srun --overlap; true unless said otherwise."),
        new("wait", Integer, "srun --wait, seconds.") { Minimum = 0 },
        new("mpi", String, "srun --mpi."),
        new("container_image", String, "Pyxis --container-image: registry/name:tag or a .sqsh file."),
        new("container_name", String, "Pyxis --container-name."),
        new("container_mount_home", Boolean, "Pyxis --container-mount-home."),
        new("container_writable", Boolean, "Pyxis --container-writable; true unless said otherwise."),
        new("container_mounts", TextList, "Pyxis --container-mounts: source:target[:flags]."),
        new("container_workdir", String, "Pyxis --container-workdir."),
        new("container_remap_root", Boolean, "Pyxis --container-remap-root."),
        new("extra_args", TextList, "More options of srun, as they are."));

    /// <summary><c>bash</c>: a shell on the job's first node, or on this machine.</summary>
    public static SectionSchema Bash { get; } = Type("a bash operator");

    /// <summary><c>docker</c>: <c>docker run</c> on the job's first node, or on this machine.</summary>
    public static SectionSchema Docker { get; } = Type("a docker operator",
        new("image", String, "The image.") { Required = true },
        new("gpus", String, "docker run --gpus."),
        new("workdir", String, "docker run --workdir."),
        new("mounts", TextList, "docker run --volume: source:target[:flags]."),
        new("pass_envs", Boolean, "Pass the task's variables on; true unless said otherwise."),
        new("extra_args", TextList, "More options of docker run, as they are."));

    /// <summary><c>ssh</c>: a command on another host.</summary>
    public static SectionSchema Ssh { get; } = Type("an ssh operator",
        new("host", String, "The host.") { Required = true },
        new("user", String, "The user on it."),
        new("port", Integer, "The port.") { Minimum = 1, Maximum = 65535 },
        new("identity_file", String, "The private key's file."),
        new("extra_args", TextList, "More options of ssh, as they are."));

    /// <summary><c>python</c>: a Python program on the job's first node, or on this machine.</summary>
    public static SectionSchema Python { get; } = Type("a python operator",
        new("python_exec", String, "The interpreter; python unless said otherwise."),
        new("extra_args", TextList, "More options of the interpreter, as they are."));

    /// <summary>The types by name, in the order in which messages list them.</summary>
    public static IReadOnlyDictionary<string, SectionSchema> ByType { get; } = new Dictionary<string, SectionSchema>
    {
        ["bash"] = Bash,
        ["srun"] = Srun,
        ["docker"] = Docker,
        ["ssh"] = Ssh,
        ["python"] = Python,
    };

    private static SectionSchema Type(string name, params FieldSchema[] fields) => new(name,
    [
        new("name", StrictText, "The operator's name.") { TakesExpressions = false },
        new("type", StrictText, "What runs the script: bash, srun, docker, ssh or python.") { TakesExpressions = false, Choices = ["bash", "srun", "docker", "ssh", "python"] },
        .. fields.AsEnumerable(),
    ]);
}
