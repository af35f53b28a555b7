using static Sflow.Binding.FieldKind;

namespace Sflow.Binding;

/// <summary>The fields of backends whose tasks run in containers, as data, and the fields that all backends share.</summary>
internal static class BackendSchema
{
    /// <summary>An entry of <c>hosts</c> of a docker backend.</summary>
    public static MappingSchema DockerHost { get; } =
        new(
            "a docker host",
            [
                new("name", StrictText, "The host's name, which is the name of the node.") { Required = true },
                new("docker_host", FieldKind.String, "The engine's address, as in DOCKER_HOST: ssh://user@host or tcp://host:port."),
                new("context", FieldKind.String, "The name of a docker context."),
                new("ip_address", FieldKind.String, "The address at which the other tasks reach the host."),
                new("gpus_per_node", Integer, "The number of the host's GPUs.") { Minimum = 0 },
                new("mounts", TextList, "More mounts on this host."),
                new("extra_args", TextList, "More options of docker run on this host."),
            ]
        )
        {
            ExactlyOneOf = ["docker_host", "context"],
        };

    /// <summary>A backend of type <c>docker</c>.</summary>
    public static MappingSchema DockerBackend { get; } =
        new(
            "a docker backend",
            [
                .. Common("docker: containers of Docker engines, on this machine or on other hosts."),
                new("image", FieldKind.String, "The image of tasks that name no operator.") { Required = true },
                new("nodes", Integer, "Without hosts: the number of names for this machine.") { Minimum = 1 },
                new("gpus_per_node", Integer, "The number of GPUs of each host that sets no number.") { Minimum = 0 },
                new("hosts", NestedList, "The hosts, each with its own engine. Default: the engine of this machine.")
                {
                    Members = DockerHost,
                },
                new("mounts", TextList, "docker run --volume of tasks that name no operator: source:target[:flags]."),
                new("workdir", FieldKind.String, "docker run --workdir of tasks that name no operator."),
                new("extra_args", TextList, "More options of docker run for tasks that name no operator."),
                new("wait_for_gpus", Integer, "Seconds to wait for GPUs that other programs use.") { Minimum = 0 },
                .. NodeFilters("The hosts that tasks use, by name.", "The hosts that tasks do not use, by name."),
                LogOffload,
            ]
        )
        {
            Rule = BackendRules.CheckDocker,
        };

    /// <summary>A backend of type <c>kubernetes</c>.</summary>
    public static MappingSchema KubernetesBackend { get; } =
        new(
            "a kubernetes backend",
            [
                .. Common("kubernetes: nodes of a Kubernetes cluster."),
                new("namespace", FieldKind.String, "The namespace of all objects."),
                new("nodes", Integer, "The number of nodes that the plan is made for.") { Minimum = 1 },
                new("gpus_per_node", Integer, "The number of GPUs of each node.") { Minimum = 0 },
                .. KubernetesBackendFields.Pods,
                .. KubernetesBackendFields.Gpus,
                .. KubernetesBackendFields.Files,
                .. NodeFilters("The nodes that pods may use, by name.", "The nodes that pods do not use, by name."),
            ]
        );

    /// <summary>The name, type and default of a backend.</summary>
    /// <param name="type">What the type means.</param>
    public static FieldSchema[] Common(string type) =>
        [
            new("name", StrictText, "The backend's name.") { TakesExpressions = false },
            new("type", StrictText, type)
            {
                Required = true,
                TakesExpressions = false,
                ChoicesIgnoreCase = false,
                Choices = ["local", "slurm", "docker", "kubernetes"],
            },
            new("default", FieldKind.Boolean, "True for the backend of tasks that name none.") { TakesExpressions = false },
        ];

    /// <summary>The fields that choose nodes by name.</summary>
    /// <param name="include">What the first field means.</param>
    /// <param name="exclude">What the second field means.</param>
    /// <param name="withoutEffect">Why they change nothing; null when they have an effect.</param>
    public static FieldSchema[] NodeFilters(string include, string exclude, string? withoutEffect = null) =>
        [
            new("include_nodes", TextList, include) { WithoutEffect = withoutEffect },
            new("exclude_nodes", TextList, exclude) { WithoutEffect = withoutEffect },
        ];

    /// <summary>The field for logs that do not pass the driver. Sflow writes them this way only.</summary>
    public static FieldSchema LogOffload =>
        new("offload_task_logs", FieldKind.Boolean, "Without effect: each task always writes its own log file.")
        {
            TakesExpressions = false,
            WithoutEffect = "Each task always writes its own log file in the run folder",
            Harmless = true,
        };
}
