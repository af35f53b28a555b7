using static Sflow.Binding.FieldKind;

namespace Sflow.Binding;

/// <summary>The fields of the operators <c>k8s</c> and <c>k8s_mpi</c>, as data, and the mappings inside of them.</summary>
internal static class KubernetesOperatorFields
{
    /// <summary>An entry of <c>env</c>.</summary>
    public static MappingSchema Variable { get; } =
        new(
            "a variable of the container",
            [
                new("name", StrictText, "The variable's name.") { Required = true },
                new("value", FieldKind.String, "The value."),
                new("value_from", Mapping, "Where the value comes from, as in a pod's valueFrom."),
            ]
        )
        {
            ExactlyOneOf = ["value", "value_from"],
        };

    /// <summary><c>mpi</c> of <c>k8s_mpi</c>.</summary>
    public static MappingSchema Mpi { get; } =
        new(
            "mpi",
            [
                new("route", FieldKind.String, "How ranks start: auto, operator or pods.") { Choices = ["auto", "operator", "pods"] },
                new("slots_per_worker", Integer, "The ranks of each pod.") { Minimum = 1 },
                new("run_launcher_as_worker", FieldKind.Boolean, "The launcher runs ranks as well."),
                new("launcher_creation_policy", FieldKind.String, "When the launcher starts.")
                {
                    Choices = ["AtStartup", "WaitForWorkersReady"],
                    ChoicesIgnoreCase = false,
                },
                new("ssh_port", Integer, "The port of sshd in the pods. Default: 2222.") { Minimum = 1, Maximum = 65535 },
                new("mpi_implementation", FieldKind.String, "OpenMPI, Intel or MPICH.")
                {
                    Choices = ["OpenMPI", "Intel", "MPICH"],
                    ChoicesIgnoreCase = false,
                },
                new("ensure_sshd", FieldKind.Boolean, "Installs sshd where the image lacks it."),
                new("forward_env_prefixes", TextList, "The prefixes of variables that ranks get."),
                new("omp_num_threads", Integer, "OMP_NUM_THREADS of each rank. Default: 8.") { Minimum = 1 },
                new("cpu_bind", FieldKind.String, "What each rank is bound to: core, numa or none.") { Choices = ["core", "numa", "none"] },
                new("cpu_bind_cores_per_rank", Integer, "The cores of each rank. Default: 8.") { Minimum = 1 },
                new("worker_setup_timeout_seconds", Integer, "Seconds until all workers must be ready. Default: 900.") { Minimum = 0 },
                new("launcher_discovery_timeout", Integer, "Seconds until the launcher must exist. Default: 600.") { Minimum = 0 },
            ]
        );

    /// <summary>The fields of <c>k8s</c>.</summary>
    public static FieldSchema[] Pod { get; } =
    [
        new("image", FieldKind.String, "The image.") { Required = true },
        new("image_pull_policy", FieldKind.String, "When nodes pull the image.")
        {
            Choices = ["Always", "IfNotPresent", "Never"],
            ChoicesIgnoreCase = false,
        },
        new("restart", FieldKind.String, "The pod's restart policy. Default: Never.")
        {
            Choices = ["Never", "OnFailure", "Always"],
            ChoicesIgnoreCase = false,
        },
        new("pass_envs", FieldKind.Boolean, "Passes the task's variables to the container. Default: true."),
        new("host_network", FieldKind.Boolean, "The pod uses the network of its node. Default: the backend's."),
        new("node_selector", TextMap, "The labels that the node must have. Default: the backend's."),
        new("device_class", FieldKind.String, "The device class of GPUs. Default: the backend's."),
        new("device_selectors", TextList, "CEL expressions that narrow the devices. Default: the backend's."),
        new("tolerations", NestedList, "The taints that the pod tolerates. Default: the backend's.")
        {
            Members = KubernetesBackendFields.Toleration,
        },
        new("shm_size", FieldKind.String, "The size of /dev/shm, such as 16Gi."),
        new("run_as_root", FieldKind.Boolean, "The container runs as root."),
        new("tty", FieldKind.Boolean, "The container gets a terminal."),
        new("env", NestedList, "More variables of the container.") { Members = Variable },
        new("working_dir", FieldKind.String, "The working folder in the container."),
        new("security_context", Mapping, "The container's securityContext, as in a pod."),
        new("ports", List, "The container's ports, as in a pod."),
        new("lifecycle", Mapping, "The container's lifecycle, as in a pod."),
        new("image_pull_secrets", TextList, "The secrets for the registry."),
        new("service_account", FieldKind.String, "The pod's service account."),
        new("runtime_class", FieldKind.String, "The pod's runtime class."),
        new("priority_class", FieldKind.String, "The pod's priority class."),
        new("termination_grace_period", Integer, "Seconds between the request to end and the kill.") { Minimum = 0 },
        new("labels", TextMap, "More labels of the pod."),
        new("annotations", TextMap, "More annotations of the pod."),
        new("pod_security_context", Mapping, "The pod's securityContext."),
        new("container_overrides", Mapping, "Replaces parts of the container, as in a pod."),
        new("pod_overrides", Mapping, "Replaces parts of the pod."),
        new("collect_max_file_size", FieldKind.String, "The maximum size of a file that is collected from the pod."),
        new("cpu", FieldKind.String, "The CPUs that the container asks for."),
        new("memory", FieldKind.String, "The memory that the container asks for."),
        new("cpu_limit", FieldKind.String, "The CPUs that the container may use."),
        new("memory_limit", FieldKind.String, "The memory that the container may use."),
    ];

    /// <summary>The fields of <c>k8s_mpi</c>.</summary>
    public static FieldSchema[] Ranks { get; } = [.. Pod, new("mpi", Nested, "How ranks start in the pods.") { Members = Mpi }];
}
