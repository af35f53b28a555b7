using System.Diagnostics;

namespace Sflow.Cli.Tests.Begin;

/// <summary>Runs bash as a user would who has the command on the PATH.</summary>
internal static class Bash
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs a text and waits for its end.</summary>
    public static CommandAnswer Run(
        string folder,
        string text,
        IReadOnlyDictionary<string, string>? environment = null,
        string? input = null
    )
    {
        var start = SflowExecutable.StartInfo(folder, environment);
        start.FileName = "bash";
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(text);
        start.Environment["PATH"] = Path.GetDirectoryName(SflowExecutable.Path) + ":" + start.Environment["PATH"];
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input ?? "");
        process.StandardInput.Close();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{text} has not ended after {Limit}");
        }

        return new CommandAnswer(process.ExitCode, output.Result, error.Result);
    }
}
