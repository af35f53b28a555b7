namespace Sflow.Cli.Machine;

/// <summary>GPUs, Kubernetes and the .NET SDK.</summary>
internal static class OtherChecks
{
    private const int MostShown = 8;

    /// <summary>All checks of the group.</summary>
    public static IEnumerable<Check> All(Asker asker) => [Gpus(asker), Kubernetes(asker), Sdk(asker)];

    private static Check Gpus(Asker asker)
    {
        const string neededFor = "GPU tasks on this machine";
        var answer = asker.Run("nvidia-smi", "--query-gpu=index,name,memory.total", "--format=csv,noheader");
        var gpus = answer.Output.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        return answer.ExitCode == 0 && gpus.Count > 0
            ? new(
                "GPUs",
                "nvidia-smi",
                CheckState.Ok,
                $"{gpus.Count}: " + Asker.FirstLine(string.Join("; ", gpus.Take(MostShown))),
                neededFor,
                null
            )
            : new(
                "GPUs",
                "nvidia-smi",
                CheckState.Missing,
                answer.ExitCode == 0 ? "it shows no GPU" : Asker.ProblemOf("nvidia-smi", answer),
                neededFor,
                "Nothing, if GPU tasks run on the nodes of a cluster."
            );
    }

    // Names of contexts come from a file; no cluster is asked.
    private static Check Kubernetes(Asker asker)
    {
        const string neededFor = "nothing yet: no target runs jobs on Kubernetes";
        var answer = asker.Run("kubectl", "config", "current-context");
        return answer.ExitCode == 0
            ? new("Kubernetes", "kubectl", CheckState.Ok, "context " + Asker.FirstLine(answer.Output), neededFor, null)
            : new("Kubernetes", "kubectl", CheckState.Missing, Asker.ProblemOf("kubectl", answer), neededFor, "Nothing.");
    }

    private static Check Sdk(Asker asker)
    {
        const string neededFor = "dotnet build of a project; the command itself does not need it";
        var answer = asker.Run("dotnet", "--version");
        return answer.ExitCode == 0
            ? new(".NET", "dotnet", CheckState.Ok, Asker.FirstLine(answer.Output), neededFor, null)
            : new(
                ".NET",
                "dotnet",
                CheckState.Missing,
                Asker.ProblemOf("dotnet", answer),
                neededFor,
                "Nothing, if you use sflow only. Else install the .NET SDK."
            );
    }
}
