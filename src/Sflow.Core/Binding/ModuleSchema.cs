using static Sflow.Binding.FieldKind;

namespace Sflow.Binding;

/// <summary>The fields of all sections except operators, as data. Binding, documentation and the JSON schema read it.</summary>
internal static class ModuleSchema
{
    /// <summary>An entry of <c>variables</c>.</summary>
    public static MappingSchema Variable { get; } =
        new(
            "a variable",
            [
                new("name", StrictText, "The variable's name, an identifier.") { TakesExpressions = false },
                new("value", Any, "The value, or an expression."),
                new("type", FieldKind.String, "The type of the value: string, integer, float, boolean, list or dict.")
                {
                    TakesExpressions = false,
                    Choices = ["string", "integer", "float", "boolean", "list", "dict"],
                },
                new("description", FieldKind.String, "What the variable is for.") { TakesExpressions = false },
                new("domain", List, "The allowed values. Replicas over the variable run through them."),
            ]
        );

    /// <summary>An entry of <c>artifacts</c>.</summary>
    public static MappingSchema Artifact { get; } =
        new(
            "an artifact",
            [
                new("name", StrictText, "The artifact's name. The tasks see its path as a variable of that name.")
                {
                    TakesExpressions = false,
                },
                new(
                    "uri",
                    FieldKind.String,
                    "The location: fs:///path, file://path, http(s)://… or another scheme, which is passed on unchanged."
                )
                {
                    Required = true,
                },
                new("content", FieldKind.String, "The content of a file:// artifact that the job writes before its tasks."),
                new("description", FieldKind.String, "What the artifact is for.") { TakesExpressions = false },
            ]
        );

    /// <summary>A backend of type <c>local</c>.</summary>
    public static MappingSchema LocalBackend { get; } =
        new(
            "a local backend",
            [
                new("name", StrictText, "The backend's name.") { TakesExpressions = false },
                new("type", StrictText, "local: the machine on which the script runs.")
                {
                    Required = true,
                    TakesExpressions = false,
                    ChoicesIgnoreCase = false,
                    Choices = ["local", "slurm"],
                },
                new("default", FieldKind.Boolean, "True for the backend of tasks that name none.") { TakesExpressions = false },
                new("nodes", Integer, "The number of names for this machine.") { Minimum = 1 },
                new("gpus_per_node", Integer, "The number of GPUs.") { Minimum = 1 },
            ]
        );

    /// <summary>A backend of type <c>slurm</c>.</summary>
    public static MappingSchema SlurmBackend { get; } =
        new(
            "a slurm backend",
            [
                new("name", StrictText, "The backend's name.") { TakesExpressions = false },
                new("type", StrictText, "slurm: an allocation of a Slurm cluster.")
                {
                    Required = true,
                    TakesExpressions = false,
                    ChoicesIgnoreCase = false,
                    Choices = ["local", "slurm"],
                },
                new("default", FieldKind.Boolean, "True for the backend of tasks that name none.") { TakesExpressions = false },
                new("account", FieldKind.String, "sbatch --account.") { Required = true },
                new("partition", FieldKind.String, "sbatch --partition.") { Required = true },
                new("time", FieldKind.String, "sbatch --time: minutes, HH:MM:SS, D-HH:MM:SS.") { Required = true },
                new("nodes", Integer, "sbatch --nodes: how many nodes the plan is made for.") { Required = true, Minimum = 1 },
                new("gpus_per_node", Integer, "The number of GPUs of each node.") { Required = true, Minimum = 1 },
                new("job_name", FieldKind.String, "sbatch --job-name."),
                new("extra_args", TextList, "More options of sbatch."),
            ]
        );

    /// <summary>A task of <c>workflow.tasks</c>.</summary>
    public static MappingSchema Task { get; } =
        new(
            "a task",
            [
                new("name", StrictText, "The task's name.") { TakesExpressions = false },
                new("script", List, "The lines that the operator runs, joined by newlines. Each can contain expressions.")
                {
                    Required = true,
                    TakesExpressions = false,
                },
                new("operator", Nested, "The operator's name, or a mapping with its name and fields that replace the operator's."),
                new("backend", Nested, "The backend's name."),
                new("depends_on", TextList, "The tasks that must be ready or completed before this task starts.")
                {
                    TakesExpressions = false,
                },
                new("resources", Nested, "The nodes and GPUs that the task needs."),
                new("replicas", Nested, "The copies of the task."),
                new("retries", Nested, "The further attempts after a failure."),
                new("timeout", Duration, "The time limit of one attempt."),
                new("variables", Nested, "Variables that this task sees instead of the workflow's."),
                new("probes", Nested, "The probes for readiness and failure of the task."),
                new("outputs", List, "The values that are read from the log after the task has completed.") { TakesExpressions = false },
                new("result", Nested, "The results of the task: regular expressions by name, a list of patterns, or a JSON file."),
            ]
        );

    /// <summary><c>resources</c> of a task.</summary>
    public static MappingSchema Resources { get; } =
        new(
            "resources",
            [new("nodes", Nested, "The nodes of the allocation that the task uses."), new("gpus", Nested, "The GPUs that the task uses.")]
        );

    /// <summary><c>resources.nodes</c>.</summary>
    public static MappingSchema Nodes { get; } =
        new(
            "resources.nodes",
            [
                new("indices", IntegerList, "Nodes by number, counted from 0 after exclusion.") { Minimum = 0 },
                new("count", Integer, "The number of nodes.") { Minimum = 1 },
                new("exclude", IntegerList, "Nodes of the allocation that the task does not use.") { Minimum = 0 },
            ]
        );

    /// <summary><c>resources.gpus</c>.</summary>
    public static MappingSchema Gpus { get; } =
        new("resources.gpus", [new("count", Integer, "The total number of GPUs.") { Required = true, Minimum = 1 }]);

    /// <summary><c>replicas</c> of a task.</summary>
    public static MappingSchema Replicas { get; } =
        new(
            "replicas",
            [
                new("count", Integer, "The number of copies.") { Minimum = 1 },
                new("policy", FieldKind.String, "parallel: all at once; sequential: one after the other.")
                {
                    Choices = ["parallel", "sequential"],
                },
                new("variables", TextList, "Variables with domains: one copy per combination. The first variable varies slowest.")
                {
                    TakesExpressions = false,
                },
            ]
        );

    /// <summary><c>retries</c> of a task.</summary>
    public static MappingSchema Retries { get; } =
        new(
            "retries",
            [
                new("count", Integer, "The number of attempts after the first.") { Required = true, Minimum = 0 },
                new("interval", Number, "Seconds before the next attempt.") { Required = true, Minimum = 0 },
                new("backoff", Number, "The factor by which the interval grows each time.") { Minimum = 1 },
            ]
        );

    /// <summary><c>probes</c> of a task.</summary>
    public static MappingSchema Probes { get; } =
        new(
            "probes",
            [
                new("readiness", Nested, "When the task is ready for those that depend on it."),
                new("failure", Nested, "When the task counts as failed although it still runs."),
            ]
        );

    /// <summary>A probe.</summary>
    public static MappingSchema Probe { get; } =
        new(
            "a probe",
            [
                new("tcp_port", Nested, "A TCP port that accepts connections."),
                new("http_get", Nested, "A URL that answers GET with 200 to 399."),
                new("http_post", Nested, "A URL that answers POST with 200 to 399."),
                new("log_watch", Nested, "A pattern in a log."),
                new("delay", Number, "Seconds before the first check.") { Minimum = 0 },
                new(
                    "timeout",
                    Number,
                    "Readiness: seconds after which a task that is not ready has failed. Failure: the limit of one check."
                )
                {
                    Minimum = 0,
                },
                new("interval", Number, "Seconds between two checks.") { Minimum = 0 },
                new("success_threshold", Integer, "The number of consecutive checks that must succeed.") { Minimum = 1 },
                new("failure_threshold", Integer, "The number of consecutive checks that must report the failure.") { Minimum = 1 },
            ]
        );

    /// <summary><c>tcp_port</c> of a probe.</summary>
    public static MappingSchema TcpPort { get; } =
        new(
            "tcp_port",
            [
                new("port", Integer, "The port.")
                {
                    Required = true,
                    Minimum = 1,
                    Maximum = 65535,
                },
                new("host", FieldKind.String, "The host. Default: the task's first node, or each of its nodes."),
                new("on_node", FieldKind.String, "first: the task's first node; each: all of them.") { Choices = ["first", "each"] },
            ]
        );

    /// <summary><c>http_get</c> of a probe.</summary>
    public static MappingSchema HttpGet { get; } =
        new(
            "http_get",
            [
                new("url", FieldKind.String, "The URL, http or https.") { Required = true },
                new("headers", TextMap, "Headers of the request."),
            ]
        );

    /// <summary><c>http_post</c> of a probe.</summary>
    public static MappingSchema HttpPost { get; } =
        new(
            "http_post",
            [
                new("url", FieldKind.String, "The URL, http or https.") { Required = true },
                new("headers", TextMap, "Headers of the request."),
                new("body", FieldKind.String, "The body of the request."),
            ]
        );

    /// <summary><c>log_watch</c> of a probe.</summary>
    public static MappingSchema LogWatch { get; } =
        new(
            "log_watch",
            [
                new("match_pattern", FieldKind.String, "The string to find, or re: or regex: and a regular expression."),
                new("regex_pattern", FieldKind.String, "The regular expression to find, after re: or regex:."),
                new("logger", StrictText, "The task whose log is watched. Default: this task."),
                new("match_count", Integer, "The number of matches.") { Minimum = 1 },
            ]
        );

    /// <summary>An entry of <c>outputs</c>.</summary>
    public static MappingSchema Output { get; } =
        new(
            "an output",
            [
                new("pattern", FieldKind.String, "A format of Python's parse package, searched for in each line: 'TTFT: {ttft:f} ms'.")
                {
                    Required = true,
                },
                new("source", FieldKind.String, "stdout or stderr; both are in the task's log.") { Choices = ["stdout", "stderr"] },
                new("metrics", Nested, "The meaning of each value."),
            ]
        );

    /// <summary><c>result</c> of a task, except for its short form.</summary>
    public static MappingSchema Result { get; } =
        new(
            "result",
            [
                new("patterns", List, "The values that regular expressions find in the log.") { TakesExpressions = false },
                new("file", StrictText, "The JSON file that the task writes, relative to its folder."),
                new("source", FieldKind.String, "log: where the patterns are searched for.")
                {
                    Choices = ["log"],
                    TakesExpressions = false,
                },
            ]
        );

    /// <summary>An entry of <c>patterns</c> of a result.</summary>
    public static MappingSchema ResultPattern { get; } =
        new(
            "a pattern of result",
            [
                new("name", StrictText, "The name of the value.") { Required = true, TakesExpressions = false },
                new("regex", StrictText, "A regular expression of Python's re module, searched for in each line of the log.")
                {
                    Required = true,
                },
                new("type", FieldKind.String, "The type of the value. Default: auto.")
                {
                    Choices = ["auto", "string", "int", "float", "bool", "json"],
                    TakesExpressions = false,
                },
                new("unit", FieldKind.String, "The unit, passed on to result.json."),
                new("aggregate", FieldKind.String, "How several values become one. Default: last.")
                {
                    Choices = ["first", "last", "list", "count", "min", "max", "avg", "sum"],
                    TakesExpressions = false,
                },
                new("required", FieldKind.Boolean, "True: the task fails if the value is missing.") { TakesExpressions = false },
                new("group", Any, "The group with the value, by number or name.") { TakesExpressions = false },
                new("source", FieldKind.String, "log: where the expression is searched for.")
                {
                    Choices = ["log"],
                    TakesExpressions = false,
                },
            ]
        );

    /// <summary>An entry of <c>metrics</c> of an output.</summary>
    public static MappingSchema Metric { get; } =
        new(
            "a metric",
            [
                new("description", FieldKind.String, "The meaning of the value."),
                new("type", FieldKind.String, "The kind of the value."),
                new("aggregate", FieldKind.String, "How several values are aggregated."),
            ]
        );
}
