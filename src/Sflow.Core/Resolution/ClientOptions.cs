using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>
/// Refuses options of <c>docker run</c> and <c>ssh</c> that break the start or the end of a task. The options are parsed as the programs
/// parse them (docker-run(1); ssh(1), getopt(3)), so that an option's value is not taken for another option.
/// </summary>
internal sealed class ClientOptions
{
    private readonly string following;
    private readonly string valued;
    private readonly HashSet<string>? longFlags;
    private readonly Func<string, string, IReadOnlyList<(string Name, string Value)>, string?> whyNot;

    // following: what comes after the options. valued: the letters that take a value. longFlags: the long options without a value; null
    // where there are no long options.
    private ClientOptions(
        string following,
        string valued,
        HashSet<string>? longFlags,
        Func<string, string, IReadOnlyList<(string Name, string Value)>, string?> whyNot
    ) => (this.following, this.valued, this.longFlags, this.whyNot) = (following, valued, longFlags, whyNot);

    // All other long options of docker run take a value.
    private static readonly HashSet<string> DockerFlags =
    [
        "--detach",
        "--disable-content-trust",
        "--help",
        "--init",
        "--interactive",
        "--no-healthcheck",
        "--oom-kill-disable",
        "--privileged",
        "--publish-all",
        "--quiet",
        "--read-only",
        "--rm",
        "--sig-proxy",
        "--tty",
        "--use-api-socket",
    ];

    /// <summary>The options of <c>docker run</c>.</summary>
    public static ClientOptions Docker { get; } = new("image", "acehlmpuvw", DockerFlags, WhyNotDocker);

    /// <summary>The options of <c>ssh</c>.</summary>
    public static ClientOptions Ssh { get; } = new("host", "BbcDEeFIiJLlmOopQRSWw", null, (name, value, _) => WhyNotSsh(name, value));

    /// <summary>Reports options that are not allowed.</summary>
    /// <param name="operation">The operator's name.</param>
    /// <param name="words">The list of options, or null.</param>
    /// <param name="at">Where the list was written.</param>
    /// <param name="diagnostics">Takes the diagnostics.</param>
    public void Check(string operation, ExprValue? words, TextLocation at, DiagnosticBag diagnostics)
    {
        if (words is not ListValue list)
            return;
        var options = Read([.. list.Items.Select(RuntimeTexts.StartOf)]);
        foreach (var (name, value) in options)
        {
            if (name.Length == 0)
                diagnostics.Add(Catalogue.WordIsNotAnOption(at, value, operation, following));
            else if (whyNot(name, value, options) is { } why)
                diagnostics.Add(Catalogue.OptionBreaksTask(at, IsSetting(name) ? $"{name} {value}" : name, operation, why));
        }
    }

    // The option of ssh whose value is itself an option.
    private static bool IsSetting(string name) => name == "-o";

    // Names with their values. An empty name stands for the first word that is not an option; no options follow it.
    private List<(string Name, string Value)> Read(List<string> words)
    {
        var found = new List<(string Name, string Value)>();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word == "--")
                return [.. found, ("--", "")];
            if (word.Length < 2 || word[0] != '-')
                return [.. found, ("", word)];
            if (longFlags is not null && word.StartsWith("--", StringComparison.Ordinal))
            {
                var equals = word.IndexOf('=');
                var name = equals < 0 ? word : word.Substring(0, equals);
                found.Add(
                    (
                        name,
                        equals >= 0 ? word.Substring(equals + 1)
                        : longFlags.Contains(name) ? "true"
                        : Next(ref i)
                    )
                );
                continue;
            }

            // Letters after one dash; the last of them may take a value.
            for (var n = 1; n < word.Length; n++)
            {
                if (!valued.Contains(word[n]))
                {
                    found.Add(($"-{word[n]}", "true"));
                    continue;
                }

                found.Add(($"-{word[n]}", n + 1 < word.Length ? word.Substring(n + 1) : Next(ref i)));
                break;
            }
        }

        return found;

        string Next(ref int i) => ++i < words.Count ? words[i] : "";
    }

    private static string? WhyNotDocker(string name, string value, IReadOnlyList<(string Name, string Value)> all) =>
        name switch
        {
            "--name" => "the job names the container itself and ends it by that name. Leave it out.",
            "-d" or "--detach" when IsTrue(value) => InBackground("container"),
            "--rm" when !IsTrue(value) => "the container would stay on the node, and its name would be taken. Leave it out.",
            "-t" or "--tty" when IsTrue(value) && all.Any(other => other.Name is "-i" or "--interactive" && IsTrue(other.Value)) =>
                "with -i, docker needs a terminal to read from, but a job has none. Leave out -i.",
            "--restart" when value != "no" =>
                "docker refuses it for a container that is removed at its end. Give the task retries instead.",
            "--help" => "docker would print its help and not run the script. Leave it out.",
            _ => null,
        };

    private static string? WhyNotSsh(string name, string value) =>
        name switch
        {
            "-f" => InBackground("command"),
            "-n" => "the script comes through ssh's standard input. Leave it out: the task itself reads from /dev/null anyway.",
            "-N" or "-G" or "-V" or "-Q" or "-O" or "-s" or "-W" => "ssh would not run the script. Leave it out.",
            "--" => "it ends the options, and Sflow adds its own after these. Leave it out.",
            "-o" => WhyNotSetting(value.Split(['=', ' '], 2)),
            _ => null,
        };

    // ssh_config(5): the long forms of the options above. Case doesn't matter.
    private static string? WhyNotSetting(string[] setting)
    {
        var value = setting.Length > 1 ? setting[1].Trim(' ', '=').ToLowerInvariant() : "";
        return setting[0].ToLowerInvariant() switch
        {
            "forkafterauthentication" when value != "no" => WhyNotSsh("-f", ""),
            "stdinnull" when value != "no" => WhyNotSsh("-n", ""),
            "sessiontype" when value != "default" => WhyNotSsh("-N", ""),
            "remotecommand" when value != "none" => WhyNotSsh("-N", ""),
            _ => null,
        };
    }

    private static string InBackground(string what) =>
        $"the task would count as completed while its {what} runs on. Leave it out: other tasks start when a readiness probe passes.";

    // docker parses the values of flags with strconv.ParseBool.
    private static bool IsTrue(string value) => value is "true" or "1" or "t" or "T" or "TRUE" or "True";
}
