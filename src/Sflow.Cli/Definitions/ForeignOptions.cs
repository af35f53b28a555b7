using Sflow.Cli.Output;

namespace Sflow.Cli.Definitions;

/// <summary>
/// The options of nv-sflow that have nothing to do here. Help doesn't list them with the others; <see cref="Remark"/> names them.
/// </summary>
internal static class ForeignOptions
{
    private const string NoDriver = "a job needs neither Python nor Sflow on a compute node, so nothing is installed there.";
    private const string NoKubernetes = "Sflow compiles for Slurm, not for Kubernetes.";
    private const string NoDocker =
        "Sflow starts containers from a script, not from a driver. Write the arguments into extra_args of the docker backend.";

    private const string FilesOnly = "the output of every task goes to a file in the run folder, and tasks need no driver.";

    /// <summary>All of them, in the order of pages.</summary>
    public static IReadOnlyList<ForeignOption> All { get; } =
    [
        new("--sflow-venv-path", "FOLDER", ["batch"], NoDriver) { Aliases = ["-v"] },
        new("--sflow-version", "REF", ["batch"], NoDriver),
        new("--sflow-index-url", "URL", ["batch"], NoDriver),
        new("--sflow-source-path", "FOLDER", ["batch"], NoDriver),
        new("--kubeconfig", "FILE", ["run"], NoKubernetes),
        new("--kube-context", "NAME", ["run"], NoKubernetes),
        new("--kube-namespace", "NAME", ["run"], NoKubernetes),
        new("--kube-node-selector", "LABELS", ["run"], NoKubernetes),
        new("--kube-compute-domain-channel", "NAME", ["run"], NoKubernetes),
        new("--kube-compute-domain-create", null, ["run"], NoKubernetes),
        new("--no-kube-compute-domain-create", null, ["run"], NoKubernetes),
        new("--kube-skip-pvc", null, ["run"], NoKubernetes),
        new("--kube-rdma", "MODE", ["run"], NoKubernetes),
        new("--kube-handoff", "MODE", ["run"], NoKubernetes),
        new("--extra-kubectl-args", "FLAG", ["run"], NoKubernetes),
        new("--extra-kubectl-apply-args", "FLAG", ["run"], NoKubernetes),
        new("--extra-docker-args", "ARG", ["run"], NoDocker),
        new("--wait-for-gpus", "SECONDS", ["run"], "Slurm reserves the GPUs, and a local run uses those of this machine."),
        new("--offload-task-logs", null, ["run"], FilesOnly),
        new("--no-offload-task-logs", null, ["run"], FilesOnly + " To follow them, use tail -f."),
    ];

    /// <summary>The options of a verb.</summary>
    public static IEnumerable<ForeignOption> Of(string verb) => All.Where(option => option.Verbs.Contains(verb));

    /// <summary>Adds the options of a verb to its definition, hidden from help.</summary>
    public static void AddTo(Command verb)
    {
        // A verb may give one of them a meaning.
        foreach (var foreign in Of(verb.Name).Where(foreign => verb.Options.All(own => own.Name != foreign.Name)))
        {
            Option option = foreign.Value is null
                ? new Option<bool>(foreign.Name, [.. foreign.Aliases])
                : new Option<string[]>(foreign.Name, [.. foreign.Aliases])
                {
                    HelpName = foreign.Value,
                    Arity = ArgumentArity.OneOrMore,
                    AllowMultipleArgumentsPerToken = false,
                };
            option.Description = "Has no effect: " + foreign.Why;
            option.Hidden = true;
            verb.Options.Add(option);
        }
    }

    /// <summary>The paragraph about them for the page of a verb; null when it has none.</summary>
    public static string? Remark(string verb) =>
        Of(verb).Select(option => string.Join(", ", new[] { option.Name }.Concat(option.Aliases))).ToList() is { Count: > 0 } names
            ? $"For command lines of nv-sflow, these options are accepted and have no effect: {string.Join(", ", names)}."
            : null;

    /// <summary>Reports each of them that a command line has, once. Its value is not shown, because it may be a secret.</summary>
    public static void Report(ParseResult parsed, Terminal terminal)
    {
        var verb = parsed.CommandResult.Command;
        foreach (var foreign in Of(verb.Name))
        {
            if (
                verb.Options.FirstOrDefault(option => option.Name == foreign.Name && option.Hidden) is { } option
                && parsed.GetResult(option) is { Implicit: false }
            )
                terminal.Diagnostics.Write(
                    Catalogue.OptionWithoutMeaning(TextLocation.OfFile("sflow " + verb.Name), foreign.Name, foreign.Why)
                );
        }
    }
}
