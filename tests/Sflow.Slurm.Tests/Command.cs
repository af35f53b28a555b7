using System.Diagnostics;

namespace Sflow.Slurm.Tests;

/// <summary>What a command said, and its exit code.</summary>
internal sealed record Command(int Code, string Output, string Error)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs a command to its end, within a minute.</summary>
    public static Command Run(string program, params string[] arguments) =>
        RunIn(Environment.CurrentDirectory, keepSlurm: true, program, arguments);

    /// <summary>Runs a command in a folder; without <paramref name="keepSlurm"/> it sees no variable of Slurm's.</summary>
    public static Command RunIn(string folder, bool keepSlurm, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var name in start
                .Environment.Keys.Where(name =>
                    name.StartsWith("SFLOW_", StringComparison.Ordinal)
                    || (!keepSlurm && name.StartsWith("SLURM_", StringComparison.Ordinal))
                )
                .ToList()
        )
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var texts = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Limit) || !texts.Wait(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end within {Limit.TotalSeconds} s");
        }

        return new Command(process.ExitCode, texts.Result[0], texts.Result[1]);
    }
}
