using System.Text.RegularExpressions;

namespace Sflow.MSBuild.Tests;

/// <summary>Runs commands on a terminal of 150 columns and 50 rows, as a person does, with whatever a program shows only there.</summary>
internal static partial class Terminal
{
    /// <summary>Runs lines of bash up to the first that fails.</summary>
    /// <param name="folder">Where they run.</param>
    /// <param name="commands">The lines.</param>
    /// <param name="environment">
    /// What they find in their environment besides what the tests have; an empty value takes a variable away.
    /// </param>
    /// <returns>What the terminal got, without its control sequences.</returns>
    public static BuildAnswer Run(string folder, string commands, IReadOnlyDictionary<string, string> environment)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "stty cols 150 rows 50\n" + commands);
            var start = Dotnet.Start(folder, [], environment.Append(new("TERM", "xterm-256color")));
            start.FileName = "script";
            foreach (var argument in new[] { "-qec", $"bash -euo pipefail '{file}'", "/dev/null" })
                start.ArgumentList.Add(argument);
            // MSBuild does not use a terminal's abilities on a build server.
            foreach (var name in new[] { "CI", "TF_BUILD", "GITHUB_ACTIONS" })
                start.Environment.Remove(name);
            var answer = Dotnet.Run(start);
            return answer with { Text = Control().Replace(answer.Text, "") };
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[=>]|\r")]
    private static partial Regex Control();
}
