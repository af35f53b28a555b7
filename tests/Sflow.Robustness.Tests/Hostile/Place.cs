namespace Sflow.Robustness.Hostile;

/// <summary>A place of a module where a value can stand.</summary>
/// <param name="Name">The place, for people.</param>
/// <param name="Module">The module with a value there; the argument is the value in YAML.</param>
/// <param name="Directive">The option of sbatch that the place sets; null: no directive depends on it.</param>
internal sealed record Place(string Name, Func<string, string> Module, string? Directive = null)
{
    private const string Head = "version: \"0.1\"\n";

    public static Place[] All { get; } =
    [
        Local("variable value", "variables: {V: {value: §}}"),
        Local("string variable value", "variables: {V: {value: §, type: string}}"),
        Local(
            "variable used in an expression",
            "variables: {V: {value: §}, W: {value: \"a${{ variables.V }}b\"}}",
            script: "echo ${{ variables.V }}"
        ),
        Local("variable name", "variables: {§: {value: x}}"),
        Local("variable description", "variables: {V: {value: x, description: §}}"),
        Local("list variable", "variables: {V: {value: [§, {a: §}], type: list}}"),
        Local("replica domain", "variables: {V: {value: §, domain: [§, zz]}}", more: "replicas: {variables: [V]}"),
        Local("task variable", "", more: "variables: {V: §}"),
        Local("artifact name", "artifacts: [{name: §, uri: \"file://a.txt\", content: x}]"),
        Local("artifact content", "artifacts: [{name: A, uri: \"file://a.txt\", content: §}]"),
        Local("artifact uri", "artifacts: [{name: A, uri: §}]"),
        Local("artifact file uri", "artifacts: [{name: A, uri: §, content: x}]", prefix: "file://"),
        Local("artifact fs uri", "artifacts: [{name: A, uri: §}]", prefix: "fs:///"),
        Local("artifact http uri", "artifacts: [{name: A, uri: §}]", prefix: "http://h/"),
        Local("artifact other uri", "artifacts: [{name: A, uri: §}]", prefix: "s3://"),
        Local("artifact description", "artifacts: [{name: A, uri: \"file://a.txt\", content: x, description: §}]"),
        new("workflow name", value => Head + $"workflow: {{name: {value}, tasks: [{{name: t, script: [x]}}]}}\n", "--job-name"),
        new("task name", value => Head + $"workflow: {{name: w, tasks: [{{name: {value}, script: [x]}}]}}\n"),
        new("task script", value => Head + $"workflow: {{name: w, tasks: [{{name: t, script: [{value}]}}]}}\n"),
        new("second line of a script", value => Head + $"workflow: {{name: w, tasks: [{{name: t, script: [x, {value}]}}]}}\n"),
        new(
            "backend name",
            value => Head + $"backends: [{{name: {value}, type: local}}]\nworkflow: {{name: w, tasks: [{{name: t, script: [x]}}]}}\n"
        ),
        new(
            "operator name",
            value =>
                Head
                + $"operators: [{{name: {value}, type: bash}}]\n"
                + $"workflow: {{name: w, tasks: [{{name: t, operator: {value}, script: [x]}}]}}\n"
        ),
        new(
            "dependency",
            value => Head + $"workflow: {{name: w, tasks: [{{name: t, script: [x]}}, {{name: u, depends_on: [{value}], script: [x]}}]}}\n"
        ),
        new("workflow timeout", value => Head + $"workflow: {{name: w, timeout: {value}, tasks: [{{name: t, script: [x]}}]}}\n"),
        Local("task timeout", "", more: "timeout: §"),
        Local("retry interval", "", more: "retries: {count: 1, interval: §}"),
        Local("retry count", "", more: "retries: {count: §, interval: 1}"),
        Local("replica count", "", more: "replicas: {count: §}"),
        Slurm("account"),
        Slurm("partition"),
        Slurm("time"),
        Slurm("job_name"),
        Slurm("nodes"),
        Slurm("gpus_per_node"),
        Slurm("extra_args", "[§]"),
        Slurm("extra_args", "[--comment, §]"),
        Slurm("extra_args", "[§]", "--comment="),
        .. Array.ConvertAll(
            new[]
            {
                "job_id",
                "partition",
                "account",
                "qos",
                "reservation",
                "time",
                "constraint",
                "chdir",
                "nodes",
                "nodelist",
                "ntasks",
                "gpus",
                "gres",
                "mem",
                "mem_per_cpu",
                "export",
                "wait",
                "mpi",
                "container_image",
                "container_name",
                "container_workdir",
            },
            field => Operator("srun", field, "§")
        ),
        Operator("srun", "container_mounts", "[§]", "container_name: c, "),
        Operator("srun", "extra_args", "[§]"),
        Operator("srun", "nodelist", "[§]"),
        Operator("srun", "extra_args", "[--container-mounts, §]", "container_name: c, "),
        Operator("srun", "extra_args", "[--container-image, §]"),
        Operator("docker", "image", "§"),
        Operator("docker", "gpus", "§", "image: i, "),
        Operator("docker", "workdir", "§", "image: i, "),
        Operator("docker", "mounts", "[§]", "image: i, "),
        Operator("docker", "extra_args", "[§]", "image: i, "),
        Operator("ssh", "host", "§"),
        Operator("ssh", "user", "§", "host: h, "),
        Operator("ssh", "port", "§", "host: h, "),
        Operator("ssh", "identity_file", "§", "host: h, "),
        Operator("ssh", "extra_args", "[§]", "host: h, "),
        Operator("python", "python_exec", "§"),
        Operator("python", "extra_args", "[§]"),
        Operator("bash", "type", "§", ""),
        Probe("tcp_port: {port: §}"),
        Probe("tcp_port: {port: 1, host: §}"),
        Probe("http_get: {url: §}"),
        Probe("http_get: {url: §}", "http://h/"),
        Probe("http_get: {url: \"http://h\", headers: {X: §}}"),
        Probe("http_get: {url: \"http://h\", headers: {§: x}}"),
        Probe("http_post: {url: §}", "https://h/"),
        Probe("http_post: {url: \"http://h\", body: §}"),
        Probe("log_watch: {match_pattern: §}"),
        Probe("log_watch: {regex_pattern: §}", "re:"),
        Probe("log_watch: {match_pattern: §}", "regex:"),
        Probe("log_watch: {match_pattern: x, logger: §}"),
        Probe("log_watch: {match_pattern: x, match_count: §}"),
        Probe("tcp_port: {port: 1}, delay: §"),
        Probe("tcp_port: {port: 1}, interval: §"),
        Probe("tcp_port: {port: 1}, timeout: §"),
        Probe("tcp_port: {port: 1}, each_check_timeout: §"),
        Probe("tcp_port: {port: 1}, success_threshold: §"),
        Probe("log_watch: {match_pattern: §, regex_pattern: §}"),
        Local("failure probe in a list", "", "probes: {failure: [{tcp_port: {port: 1}}, {log_watch: {match_pattern: §}}]}"),
        Local("item of a list of probes", "", "probes: {readiness: [§]}"),
        Local("fail_fast", "", "fail_fast: §"),
        Local("output pattern", "", more: "outputs: [{pattern: §}]"),
        Local("output pattern with a field", "", more: "outputs: [{pattern: §}]", prefix: "{x:d} "),
        Local("metric name", "", more: "outputs: [{pattern: \"{x:d}\", metrics: {§: {type: gauge}}}]"),
        Local("metric type", "", more: "outputs: [{pattern: \"{x:d}\", metrics: {x: {type: §, description: §, aggregate: §}}}]"),
    ];

    private static Place Local(string name, string section, string more = "", string script = "x", string prefix = "") =>
        new(
            name,
            value =>
                Head
                + Fill(section, prefix, value)
                + $"\nworkflow: {{name: w, tasks: [{{name: t, script: "
                + $"[\"{script}\"]{(more.Length > 0 ? ", " + Fill(more, prefix, value) : "")}}}]}}\n"
        );

    private static Place Slurm(string field, string form = "§", string prefix = "") =>
        new(
            $"slurm backend {field} {form}{prefix}",
            value =>
                Head
                + "backends:\n  - name: hpc\n    type: slurm\n"
                + string.Concat(
                    Array.ConvertAll(
                        new[] { ("account", "a"), ("partition", "p"), ("time", "10"), ("nodes", "2"), ("gpus_per_node", "2") },
                        pair => pair.Item1 == field ? "" : $"    {pair.Item1}: \"{pair.Item2}\"\n"
                    )
                )
                + $"    {field}: {Fill(form, prefix, value)}\nworkflow: {{name: w, tasks: [{{name: t, script: [x]}}]}}\n",
            field switch
            {
                "account" => "--account",
                "partition" => "--partition",
                "time" => "--time",
                "job_name" => "--job-name",
                "nodes" => "--nodes", // A word of the list that begins with - is an option of its own.
                "extra_args" when prefix.Length > 0 => "--comment",
                "extra_args" => "*",
                _ => "",
            }
        );

    private static Place Operator(string type, string field, string form, string more = "") =>
        new(
            $"{type} {field} {form}",
            value =>
                Head
                + $"operators: [{{name: o, {(field == "type" ? "" : $"type: {type}, ")}{more}{field}: {Fill(form, "", value)}}}]\n"
                + $"workflow: {{name: w, tasks: [{{name: t, operator: o, script: [x]}}]}}\n"
        );

    private static Place Probe(string form, string prefix = "") =>
        Local("probe " + form + prefix, "", "probes: {readiness: {" + form + "}}", "x", prefix);

    private static string Fill(string form, string prefix, string value) =>
        form.Replace("§", prefix.Length == 0 ? value : "\"" + prefix + value[1..], StringComparison.Ordinal);
}
