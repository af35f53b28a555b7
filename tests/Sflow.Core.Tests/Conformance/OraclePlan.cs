using System.Text.Json.Nodes;

namespace Sflow.Tests.Conformance;

/// <summary>
/// The oracle's plan, brought to what can be compared: one text for a script, no options that a Slurm without containers refuses (46),
/// names of containers with the job's number (50), no --unbuffered (49), which tests of the command line look at.
/// </summary>
internal static class OraclePlan
{
    public static JsonNode Normalise(JsonNode plan)
    {
        plan = plan.DeepClone();
        plan.AsObject().Remove("backends");
        foreach (var task in plan["tasks"]!.AsArray().Select(task => task!.AsObject()))
        {
            var words = task["argv"]!.AsArray().Select(word => word!.GetValue<string>()).ToList();
            words.RemoveAt(words.Count - 1); // the script, or what ssh makes of it
            if (
                words[0] == "srun"
                && !words.Any(word =>
                    word.StartsWith("--container-image", StringComparison.Ordinal)
                    || word.StartsWith("--container-name", StringComparison.Ordinal)
                )
            )
            {
                words.RemoveAll(word => word is "--no-container-mount-home" or "--container-writable" or "--container-mount-home");
                if (words.IndexOf("--container-mounts") is var at and >= 0)
                    words.RemoveRange(at, 2);
            }

            words.RemoveAll(word => word == "--unbuffered"); // 49
            if (words.IndexOf("--container-name") is var name and >= 0)
                words[name + 1] += "-0"; // 50: the number of the oracle's job

            task["argv"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]);
            task["script"] = WithoutBlanks(string.Join("\n", task["script"]!.AsArray().Select(line => line!.GetValue<string>())));
        }

        return plan;
    }

    /// <summary>
    /// A script without white space at the end of lines and without empty lines: rendering drops some of them (O5), which is tested apart.
    /// </summary>
    public static string WithoutBlanks(string script) =>
        string.Join("\n", script.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0));
}
