namespace Sflow.Cli.Machine;

/// <summary>Programs that run containers.</summary>
internal static class ContainerChecks
{
    private const string Group = "containers";
    private const string OnNodes = "Nothing, if tasks run on the nodes of a cluster that has it, or in no container.";

    /// <summary>All checks of the group.</summary>
    public static IEnumerable<Check> All(Asker asker) =>
        [
            Docker(asker),
            Pyxis(asker),
            Program(asker, "enroot", "container images of Pyxis on this machine", "version"),
            Program(asker, "apptainer", "scripts that call it by themselves", "--version"),
        ];

    private static Check Docker(Asker asker)
    {
        const string neededFor = "operators of type docker, on the machine where a job starts";
        var client = asker.Run("docker", "--version");
        if (client.ExitCode != 0)
            return new(Group, "docker", CheckState.Missing, Asker.ProblemOf("docker", client), neededFor, OnNodes);
        var server = asker.Run("docker", "version", "--format", "{{.Server.Version}}");
        return server.ExitCode == 0
            ? new(Group, "docker", CheckState.Ok, "engine " + Asker.FirstLine(server.Output), neededFor, null)
            : new(
                Group,
                "docker",
                CheckState.Warn,
                Asker.ProblemOf("docker", server),
                neededFor,
                "Start the Docker engine, and join the group docker."
            );
    }

    private static Check Pyxis(Asker asker)
    {
        const string neededFor = "container_image of operators of type srun";
        var help = asker.Run("srun", "--help");
        return help.Output.Contains("--container-image", StringComparison.Ordinal)
            ? new(Group, "Pyxis", CheckState.Ok, "srun has --container-image", neededFor, null)
            : new(
                Group,
                "Pyxis",
                CheckState.Missing,
                help.ExitCode == 0 ? "srun has no --container-image here" : Asker.ProblemOf("srun", help),
                neededFor,
                OnNodes
            );
    }

    private static Check Program(Asker asker, string command, string neededFor, string argument)
    {
        var answer = asker.Run(command, argument);
        return answer.ExitCode == 0
            ? new(Group, command, CheckState.Ok, Asker.FirstLine(answer.Output), neededFor, null)
            : new(Group, command, CheckState.Missing, Asker.ProblemOf(command, answer), neededFor, OnNodes);
    }
}
