using System.Text.RegularExpressions;
using Sflow.Tests.Composition;

namespace Sflow.Tests.Conformance;

/// <summary>Why a plan differs from nv-sflow's, by cause.</summary>
internal static class PlanCauses
{
    private const string Placement = @"^\$\.tasks\[\d+\]\.(assigned_nodes\b|argv\b|env\.(SFLOW_TASK_ASSIGNED_\w+|CUDA_VISIBLE_DEVICES): )";

    /// <summary>The causes for the plans of the older data.</summary>
    public static readonly Causes Older = new(
        [
            new("SFLOW1201", "O7", "is not a field of (backend|operator)"),
            new("SFLOW1203", "O30", "takes a (whole )?number"),
            new("SFLOW1205", "O27", "^'nodes' can't be 0"),
            new("SFLOW1205", "O30", "can't be 0"),
            new("SFLOW1206", "O15, O32"),
            new("SFLOW1301", "O16"),
            new("SFLOW1305", "O16"),
            new("SFLOW1409", "O9"),
            new("SFLOW1510", "54"),
        ],
        [
            // docker's options stand before the image, and the arguments stay as written.
            new("O24, O25, 53", @"^\$\.tasks\[\d+\]\.argv: \['docker', 'run', ", @"type: *docker"),
            new("O28", @"CUDA_VISIBLE_DEVICES", @"\A(?![\s\S]*gpus_per_node)"),
            new("O17", @"\.pattern: .* instead of "".*\$\{\{", @"_pattern|pattern:"),
            new(
                "O27",
                @"^\$\.tasks\[\d+\]\.[^:]*: .*(\blocal-node\d.* instead of .*localhost|0\.0\.0\.\d.* instead of .*127\.0\.0\.1)",
                @"name: *['""]?local\b"
            ),
            new("52", @"^\$\.tasks\[\d+\]\.argv: \['ssh', ", @"type: *ssh"),
            // Tasks have the GPUs of those that they depend on, as in nv-sflow 0.3.
            new("O29", Placement, @"gpus[\s\S]*(policy: *['""]?sequential|depends_on)|(policy: *['""]?sequential|depends_on)[\s\S]*gpus"),
            new("O25", @"^\$\.tasks\[\d+\]\.argv: \['srun', ", @"extra_args"),
            // A swept task sees the values of its replica.
            new("O18", @"^\$\.tasks\[\d+\]\.(script|probes\b.*|outputs\b.*): ", @"replicas: *[{\n][\s\S]*?variables:"),
            new("O11", @"\.script: ", @"\{[#%]"),
            new("O10", @"^\$\.tasks\[\d+\]\.(env\.\w+|script): ", @"tasks:[\s\S]*variables:"),
            new("O14", @": (True|False|-?\d|'(True|False|-?\d))[^ ]* instead of ", @"type: *(boolean|integer|float)"),
            new("O13", @"^\$\.(variables|tasks\[\d+\]\.env)\.\w+: ", @"^workflow:[\s\S]*?\n +variables:"),
        ],
        [
            new("O11", "expression-syntax", "comment tag|Encountered unknown tag|block", @"\{[#%]"),
            new("54", "backend-value", "gpus_per_node must be > 0, got 0"),
            new("54", "indices-and-count"),
            new("54", "exclude-out-of-range|indices-out-of-range", "index -"),
            new("O14", "backend-value|variable-cast", @"'-?\d+\.0'|got float"),
            new("O17", "crash:int", @"\$\{\{"),
            new("O12", "expression-undefined", "'task' is undefined"),
            new("O13", "unresolved-variables", "", @"^workflow:[\s\S]*?\n +variables:"),
            // Since 0.3, global variables may use them.
            new("0.3", "unresolved-variables", "", @"\$\{\{.*\b(backends|artifacts)\."),
        ]
    );

    /// <summary>The causes for the plans of 0.3.</summary>
    public static readonly Causes Newer = new(
        [new("SFLOW1206", "O15, O32"), new("SFLOW1216", "93"), new("SFLOW1517", "71"), new("SFLOW1518", "71"), new("SFLOW1602", "70")],
        [
            // nv-sflow replaces the GPUs of the operator by the planned ones.
            new("95", @"\.operator\.set\.gpus: '[^']*' instead of ""device=", "docker_run"),
            // Tests see the wrapper instead of the value.
            new(
                "75",
                @"^\$\.tasks\[\d+\]\.script: .*\b(True|False)\b",
                @"\bis (not )?(string|number|integer|float|mapping|boolean|none|true|false|sameas)\b"
            ),
            // A string of digits is an integer for a while.
            new("78", @"^\$\.(variables\.\w+|tasks\[\d+\]\.(script|env\.\w+)): .*\d", @"['""]\d[\d_]*['""]"),
            // The base value instead of the replica's.
            new("78", @"^\$\.tasks\[\d+\]\.script: ", @"\$\{\{.*\btask\.[\s\S]*replicas:[\s\S]*variables:"),
        ],
        [new("75", ".*", "VariableValue|unsupported operand|__round__|item pairs")]
    );
}
