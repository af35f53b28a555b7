using static Sflow.Binding.FieldKind;

namespace Sflow.Binding;

/// <summary>The fields of every section but the operators: the language as data. Binding, documentation and schemas read it.</summary>
public static class ModuleSchema
{
    /// <summary>An entry of <c>variables</c>.</summary>
    public static SectionSchema Variable { get; } = new("a variable",
    [
        new("name", StrictText, "The variable's name, an identifier.") { TakesExpressions = false },
        new("value", Any, "The value, or an expression."),
        new("type", String, "What the value is made: string, integer, float, boolean, list or dict.") { TakesExpressions = false, Choices = ["string", "integer", "float", "boolean", "list", "dict"] },
        new("description", String, "What the variable is for.") { TakesExpressions = false },
        new("domain", List, "The values it may take; replicas over the variable run through them."),
    ]);

    /// <summary>An entry of <c>artifacts</c>.</summary>
    public static SectionSchema Artifact { get; } = new("an artifact",
    [
        new("name", StrictText, "The artifact's name; the tasks see its path as a variable of that name.") { TakesExpressions = false },
        new("uri", String, "Where it is: fs:///path, file://path, http(s)://… or another scheme that is passed on.") { Required = true },
        new("content", String, "The text of a file:// artifact that the job writes before its tasks."),
        new("description", String, "What the artifact is for.") { TakesExpressions = false },
    ]);

    /// <summary>A backend of type <c>local</c>.</summary>
    public static SectionSchema LocalBackend { get; } = new("a local backend",
    [
        new("name", StrictText, "The backend's name.") { TakesExpressions = false },
        new("type", StrictText, "local: the machine on which the script runs.") { Required = true, TakesExpressions = false, Choices = ["local", "slurm"] },
        new("default", Boolean, "True for the backend of tasks that name none.") { TakesExpressions = false },
        new("nodes", Integer, "How many names for this machine the workflow may use.") { Minimum = 1 },
        new("gpus_per_node", Integer, "How many GPUs there are to hand out.") { Minimum = 1 },
    ]);

    /// <summary>A backend of type <c>slurm</c>.</summary>
    public static SectionSchema SlurmBackend { get; } = new("a slurm backend",
    [
        new("name", StrictText, "The backend's name.") { TakesExpressions = false },
        new("type", StrictText, "slurm: an allocation of a Slurm cluster.") { Required = true, TakesExpressions = false, Choices = ["local", "slurm"] },
        new("default", Boolean, "True for the backend of tasks that name none.") { TakesExpressions = false },
        new("account", String, "sbatch --account.") { Required = true },
        new("partition", String, "sbatch --partition.") { Required = true },
        new("time", String, "sbatch --time: minutes, HH:MM:SS, D-HH:MM:SS.") { Required = true },
        new("nodes", Integer, "sbatch --nodes: how many nodes the plan is made for.") { Required = true, Minimum = 1 },
        new("gpus_per_node", Integer, "How many GPUs each node has.") { Required = true, Minimum = 1 },
        new("job_name", String, "sbatch --job-name."),
        new("extra_args", TextList, "More options of sbatch."),
    ]);

    /// <summary>A task of <c>workflow.tasks</c>.</summary>
    public static SectionSchema Task { get; } = new("a task",
    [
        new("name", StrictText, "The task's name.") { TakesExpressions = false },
        new("script", List, "The lines that the operator runs, joined by newlines; each may hold expressions.") { Required = true, TakesExpressions = false },
        new("operator", Section, "The operator's name, or a mapping with its name and fields that replace the operator's."),
        new("backend", Section, "The backend's name."),
        new("depends_on", TextList, "The tasks that must be ready or completed before.") { TakesExpressions = false },
        new("resources", Section, "The nodes and GPUs it needs."),
        new("replicas", Section, "How many copies run."),
        new("retries", Section, "How often it is tried again."),
        new("timeout", Duration, "How long one attempt may take."),
        new("variables", Section, "Variables that this task sees in place of the workflow's."),
        new("probes", Section, "How its readiness and its failure are seen."),
        new("outputs", List, "What is read from its log after it has completed.") { TakesExpressions = false },
    ]);

    /// <summary><c>resources</c> of a task.</summary>
    public static SectionSchema Resources { get; } = new("resources",
    [
        new("nodes", Section, "Which nodes of the allocation."),
        new("gpus", Section, "How many GPUs."),
    ]);

    /// <summary><c>resources.nodes</c>.</summary>
    public static SectionSchema Nodes { get; } = new("resources.nodes",
    [
        new("indices", IntegerList, "Nodes by number, from 0, counted after exclusion.") { Minimum = 0 },
        new("count", Integer, "How many nodes.") { Minimum = 1 },
        new("exclude", IntegerList, "Nodes of the allocation that are left out.") { Minimum = 0 },
    ]);

    /// <summary><c>resources.gpus</c>.</summary>
    public static SectionSchema Gpus { get; } = new("resources.gpus",
    [
        new("count", Integer, "How many GPUs in all.") { Required = true, Minimum = 1 },
    ]);

    /// <summary><c>replicas</c> of a task.</summary>
    public static SectionSchema Replicas { get; } = new("replicas",
    [
        new("count", Integer, "How many copies.") { Minimum = 1 },
        new("policy", String, "parallel: all at once; sequential: one after the other.") { Choices = ["parallel", "sequential"] },
        new("variables", TextList, "Variables whose domains are run through, the first varying slowest.") { TakesExpressions = false },
    ]);

    /// <summary><c>retries</c> of a task.</summary>
    public static SectionSchema Retries { get; } = new("retries",
    [
        new("count", Integer, "How many attempts after the first.") { Required = true, Minimum = 0 },
        new("interval", Number, "Seconds before the next attempt.") { Required = true, Minimum = 0 },
        new("backoff", Number, "The factor by which the interval grows each time.") { Minimum = 1 },
    ]);

    /// <summary><c>probes</c> of a task.</summary>
    public static SectionSchema Probes { get; } = new("probes",
    [
        new("readiness", Section, "When the task is ready for those that depend on it."),
        new("failure", Section, "When the task counts as failed although it runs."),
    ]);

    /// <summary>A probe.</summary>
    public static SectionSchema Probe { get; } = new("a probe",
    [
        new("tcp_port", Section, "A TCP port that accepts connections."),
        new("http_get", Section, "A URL that answers GET with 200 to 399."),
        new("http_post", Section, "A URL that answers POST with 200 to 399."),
        new("log_watch", Section, "A text that appears in a log."),
        new("delay", Number, "Seconds before the first check.") { Minimum = 0 },
        new("timeout", Number, "Readiness: seconds after which a task that is not ready has failed. Failure: the limit of one check.") { Minimum = 0 },
        new("interval", Number, "Seconds between two checks.") { Minimum = 0 },
        new("success_threshold", Integer, "How many checks in a row must succeed.") { Minimum = 1 },
        new("failure_threshold", Integer, "How many checks in a row must see the failure.") { Minimum = 1 },
    ]);

    /// <summary><c>tcp_port</c> of a probe.</summary>
    public static SectionSchema TcpPort { get; } = new("tcp_port",
    [
        new("port", Integer, "The port.") { Required = true, Minimum = 1, Maximum = 65535 },
        new("host", String, "The host; left out: the task's first node, or each of them."),
        new("on_node", String, "first: the task's first node; each: all of them.") { Choices = ["first", "each"] },
    ]);

    /// <summary><c>http_get</c> of a probe.</summary>
    public static SectionSchema HttpGet { get; } = new("http_get",
    [
        new("url", String, "The URL, http or https.") { Required = true },
        new("headers", TextMap, "Headers of the request."),
    ]);

    /// <summary><c>http_post</c> of a probe.</summary>
    public static SectionSchema HttpPost { get; } = new("http_post",
    [
        new("url", String, "The URL, http or https.") { Required = true },
        new("headers", TextMap, "Headers of the request."),
        new("body", String, "The body of the request."),
    ]);

    /// <summary><c>log_watch</c> of a probe.</summary>
    public static SectionSchema LogWatch { get; } = new("log_watch",
    [
        new("match_pattern", String, "A text to find; after re: or regex: a regular expression."),
        new("regex_pattern", String, "A regular expression to find, after re: or regex:."),
        new("logger", StrictText, "The task whose log is watched; left out: this one."),
        new("match_count", Integer, "How many matches.") { Minimum = 1 },
    ]);

    /// <summary>An entry of <c>outputs</c>.</summary>
    public static SectionSchema Output { get; } = new("an output",
    [
        new("pattern", String, "Python's parse format, searched in each line: 'TTFT: {ttft:f} ms'.") { Required = true },
        new("source", String, "stdout or stderr; both are in the task's log.") { Choices = ["stdout", "stderr"] },
        new("metrics", Section, "What each value means."),
    ]);

    /// <summary>An entry of <c>metrics</c> of an output.</summary>
    public static SectionSchema Metric { get; } = new("a metric",
    [
        new("description", String, "What the value means."),
        new("type", String, "What kind of value it is."),
        new("aggregate", String, "How several values are put together."),
    ]);
}
