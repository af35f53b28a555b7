using System.Diagnostics;
using System.Reflection;

namespace Sflow.Cli.Tests;

/// <summary>What a call of the command left.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record CommandAnswer(int ExitCode, string Output, string Error)
{
    /// <summary>Both outputs, for messages of tests.</summary>
    public string Text => $"exit code {ExitCode}\n{Output}\n{Error}";
}

/// <summary>Runs the command as it is shipped.</summary>
internal static class SflowExecutable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The path of the executable.</summary>
    public static string Path { get; } =
        typeof(SflowExecutable)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Executable")
            .Value!;

    /// <summary>Runs it and waits for its end.</summary>
    /// <param name="folder">The folder it runs in.</param>
    /// <param name="arguments">The words after <c>sflow</c>.</param>
    public static CommandAnswer Run(string folder, params string[] arguments) => Run(folder, null, null, arguments);

    /// <summary>Runs it and waits for its end.</summary>
    /// <param name="folder">The folder it runs in.</param>
    /// <param name="environment">Further variables; an empty value takes a variable away. Null for none.</param>
    /// <param name="input">Its standard input; null for none.</param>
    /// <param name="arguments">The words after <c>sflow</c>.</param>
    public static CommandAnswer Run(
        string folder,
        IReadOnlyDictionary<string, string>? environment,
        string? input,
        params string[] arguments
    )
    {
        using var process = Process.Start(StartInfo(folder, environment, arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input ?? "");
        process.StandardInput.Close();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"sflow {string.Join(' ', arguments)} has not ended after {Limit}");
        }

        return new CommandAnswer(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>How a test starts it by itself.</summary>
    public static ProcessStartInfo StartInfo(string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A test says what it wants; a session of a person may have these.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SFLOW_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            if (value.Length == 0)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }

        return start;
    }
}
