using System.Diagnostics;

namespace Sflow.Cli.Tests.Guides;

/// <summary>Runs a line of a page in bash, with the command on the path.</summary>
internal static class BashLine
{
    /// <summary>Runs a line and waits for its end.</summary>
    public static CommandAnswer Run(string folder, string line)
    {
        var start = new ProcessStartInfo("bash", ["-c", line])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = Path.GetDirectoryName(SflowExecutable.Path) + ":" + start.Environment["PATH"];
        start.Environment["SFLOW"] = SflowExecutable.Path;
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SFLOW_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandAnswer(process.ExitCode, output, error.Result);
    }
}
