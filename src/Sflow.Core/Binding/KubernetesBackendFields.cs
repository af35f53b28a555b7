using static Sflow.Binding.FieldKind;

namespace Sflow.Binding;

/// <summary>The fields of a kubernetes backend, as data, and the mappings inside of them.</summary>
internal static class KubernetesBackendFields
{
    /// <summary>An entry of <c>tolerations</c>, as in a pod.</summary>
    public static MappingSchema Toleration { get; } =
        new(
            "a toleration",
            [
                new("key", FieldKind.String, "The taint's key."),
                new("operator", FieldKind.String, "Exists or Equal.") { Choices = ["Exists", "Equal"], ChoicesIgnoreCase = false },
                new("value", FieldKind.String, "The taint's value."),
                new("effect", FieldKind.String, "The taint's effect.")
                {
                    Choices = ["NoSchedule", "PreferNoSchedule", "NoExecute"],
                    ChoicesIgnoreCase = false,
                },
                new("tolerationSeconds", Integer, "How long a pod stays on a node with NoExecute.") { Minimum = 0 },
            ]
        );

    /// <summary><c>reservation</c>.</summary>
    public static MappingSchema Reservation { get; } =
        new(
            "reservation",
            [
                new("timeout", Integer, "Seconds to wait for nodes. Default: 600.") { Minimum = 0 },
                new("placeholder_image", FieldKind.String, "The image of the pods that hold the nodes."),
                new("handoff", FieldKind.String, "When the holding pod ends. Default: auto.")
                {
                    Choices = ["auto", "create_before_destroy", "destroy_before_create"],
                },
            ]
        );

    /// <summary><c>dra</c>: dynamic resource allocation.</summary>
    public static MappingSchema Dra { get; } =
        new(
            "dra",
            [
                new("gpu_device_class", FieldKind.String, "The device class of GPUs."),
                new("device_selectors", TextList, "CEL expressions that narrow the devices."),
                new("nvlink_domain_label_key", FieldKind.String, "The node label that names the NVLink domain."),
                new("rdma_device_class", FieldKind.String, "The device class of RDMA devices."),
                new("rdma_match_attribute", FieldKind.String, "The attribute that GPUs and RDMA devices share."),
                new("compute_domain", FieldKind.Boolean, "The older name of compute_domain.create of the backend."),
            ]
        );

    /// <summary><c>compute_domain</c>: NVLink between nodes.</summary>
    public static MappingSchema ComputeDomain { get; } =
        new(
            "compute_domain",
            [
                new("channel", FieldKind.String, "The resource claim template of a domain that exists."),
                new("create", FieldKind.Boolean, "Creates a domain for the workflow."),
            ]
        );

    /// <summary><c>empty_dir</c> of a volume.</summary>
    public static MappingSchema EmptyDir { get; } =
        new(
            "empty_dir",
            [
                new("medium", FieldKind.String, "Memory, or an empty string for the node's disk.")
                {
                    Choices = ["", "Memory"],
                    ChoicesIgnoreCase = false,
                },
                new("size_limit", FieldKind.String, "The maximum size, such as 8Gi."),
            ]
        );

    /// <summary>An entry of <c>volumes</c>.</summary>
    public static MappingSchema Volume { get; } =
        new(
            "a volume",
            [
                new("name", StrictText, "The volume's name.") { Required = true },
                new("claim", FieldKind.String, "The name of a persistent volume claim."),
                new("empty_dir", Nested, "A folder that exists as long as the pod.") { Members = EmptyDir },
                new("mount_path", FieldKind.String, "The absolute path in the container.") { Required = true },
                new("sub_path", FieldKind.String, "The path inside of the volume."),
                new("read_only", FieldKind.Boolean, "Default: true for a claim, false for an empty_dir."),
                new("ensure_writable", FieldKind.Boolean, "Makes the claim writable for the task's user. It needs read_only: false."),
            ]
        )
        {
            ExactlyOneOf = ["claim", "empty_dir"],
            Rule = BackendRules.CheckVolume,
        };

    /// <summary>The fields for pods.</summary>
    public static FieldSchema[] Pods { get; } =
    [
        new("image_pull_policy", FieldKind.String, "When nodes pull images.")
        {
            Choices = ["Always", "IfNotPresent", "Never"],
            ChoicesIgnoreCase = false,
        },
        new("probe_pod_image", FieldKind.String, "The image of the pods that look at nodes."),
        new("extra_args", TextList, "More options of kubectl."),
        new("node_selector", TextMap, "The labels that nodes must have."),
        new("host_network", FieldKind.Boolean, "Pods use the network of their node. Default: true."),
        new("host_ipc", FieldKind.Boolean, "Pods use the IPC namespace of their node. Default: false."),
        new("merge_colocated_gpu_pods", ChoiceOrBoolean, "GPU tasks on one node share a pod: auto, on, disable, true or false.")
        {
            Choices = ["auto", "on", "disable"],
        },
        new("tolerations", NestedList, "The taints that pods tolerate.") { Members = Toleration },
        new("reservation", Nested, "How nodes are held for the workflow.") { Members = Reservation },
    ];

    /// <summary>The fields for GPUs, CPUs and networks.</summary>
    public static FieldSchema[] Gpus { get; } =
    [
        new("scheduling", FieldKind.String, "How pods ask for GPUs: device_plugin or dra.") { Choices = ["device_plugin", "dra"] },
        new("gpu_resource_name", FieldKind.String, "The resource that stands for a GPU."),
        new("gpu_product_label_key", FieldKind.String, "The node label that names the kind of GPU."),
        new("nvlink_domain", FieldKind.String, "Where NVLink must connect the nodes: auto, node, rack or disable.")
        {
            Choices = ["auto", "node", "rack", "disable"],
        },
        new("dra", Nested, "Dynamic resource allocation.") { Members = Dra },
        new("compute_domain", Nested, "NVLink between nodes.") { Members = ComputeDomain },
        new("rdma", FieldKind.String, "How pods get RDMA: auto, disable, gke, shared_device_plugin or host_device.")
        {
            Choices = ["auto", "disable", "gke", "shared_device_plugin", "host_device"],
        },
        new("gib_installer_namespace", FieldKind.String, "The namespace of GKE's gIB installer."),
        new("cpu_per_gpu", FieldKind.String, "The CPUs that a pod asks for per GPU."),
        new("cpu_request", FieldKind.String, "The CPUs that a pod asks for."),
    ];

    /// <summary>The fields for files.</summary>
    public static FieldSchema[] Files { get; } =
    [
        new("volumes", NestedList, "The volumes that pods mount.") { Members = Volume },
        new("collect_max_file_size", FieldKind.String, "The maximum size of a file that is collected from a pod."),
        new("collect_grace_seconds", Integer, "Seconds in which files are collected after a task. Default: 120.") { Minimum = 0 },
        new("collect_node_local_output", FieldKind.Boolean, "Collects files that a pod wrote on its node. Default: true."),
    ];
}
