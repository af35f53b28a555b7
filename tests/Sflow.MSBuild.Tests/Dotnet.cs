using System.Diagnostics;

namespace Sflow.MSBuild.Tests;

/// <summary>Runs the <c>dotnet</c> command as a user would.</summary>
internal static class Dotnet
{
    /// <summary>Runs a command to its end.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">What stands behind <c>dotnet</c>.</param>
    /// <param name="environment">
    /// What it finds in its environment besides what the tests have; an empty value takes a variable away.
    /// </param>
    public static BuildAnswer Run(string folder, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> environment) =>
        Run(Start(folder, arguments, environment));

    /// <summary>Runs what <see cref="Start"/> gave.</summary>
    public static BuildAnswer Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
        process.WaitForExit();
        return new BuildAnswer(process.ExitCode, text);
    }

    /// <summary>How such a command is started.</summary>
    public static ProcessStartInfo Start(
        string folder,
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string>> environment
    )
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the test host tells its own MSBuild must not reach this one.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in environment)
            start.Environment[name] = value.Length > 0 ? value : null;
        return start;
    }
}
