using System.ComponentModel;
using System.Diagnostics;

namespace Sflow.Hosting.Processes;

/// <summary>The result of a process.</summary>
/// <param name="ExitCode">Its exit code; null when it could not be started or had to be ended.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error, or why it could not be started.</param>
/// <param name="TimedOut">True when it had to be ended.</param>
internal sealed record ProcessAnswer(int? ExitCode, string Output, string Error, bool TimedOut = false);

/// <summary>Runs a command without a shell.</summary>
internal static class ProcessRunner
{
    /// <summary>Runs a command and waits for its end.</summary>
    /// <param name="command">The command, found on the PATH.</param>
    /// <param name="arguments">Its arguments, each passed as it is.</param>
    /// <param name="folder">The folder it runs in.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="input">What it reads from its standard input; null for nothing.</param>
    /// <param name="isChecker">
    /// True for a command whose output is parsed: its messages are in English, and a shell ignores the user's startup files.
    /// </param>
    /// <param name="environment">Further variables of its environment.</param>
    /// <param name="without">The variables of its environment that it must not get; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">The command was cancelled.</exception>
    public static ProcessAnswer Run(
        string command,
        IEnumerable<string> arguments,
        string folder,
        TimeSpan limit,
        string? input = null,
        bool isChecker = false,
        IEnumerable<KeyValuePair<string, string>>? environment = null,
        Func<string, bool>? without = null,
        CancellationToken cancellation = default
    )
    {
        cancellation.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo(command, string.Join(" ", arguments.Select(Quote)))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        if (isChecker)
            MakePlain(start.Environment);
        foreach (var name in start.Environment.Keys.Where(name => without?.Invoke(name) == true).ToList())
            start.Environment.Remove(name);
        foreach (var variable in environment ?? [])
            start.Environment[variable.Key] = variable.Value;

        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return new ProcessAnswer(null, "", e.Message);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(limit);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using (stop.Token.Register(() => Kill(process)))
        {
            Feed(process, input);
            try
            {
                // This waits for the end of the output, not of the process: a child process may keep the output open.
                Task.WaitAll([output, error], stop.Token);
                if (process.WaitForExit((int)limit.TotalMilliseconds) && !stop.IsCancellationRequested)
                    return new ProcessAnswer(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
            }
            catch (OperationCanceledException)
            {
                // The code below reports the cause: a cancellation or a timeout.
            }
        }

        cancellation.ThrowIfCancellationRequested();
        return new ProcessAnswer(null, "", $"'{command}' gave no answer within {limit.TotalSeconds:0} s", TimedOut: true);
    }

    private static void MakePlain(IDictionary<string, string?> environment)
    {
        environment["LC_ALL"] = "C.UTF-8";
        foreach (
            var name in environment
                .Keys.Where(name =>
                    name is "BASH_ENV" or "SHELLOPTS" or "BASHOPTS" or "POSIXLY_CORRECT"
                    || name.StartsWith("BASH_FUNC_", StringComparison.Ordinal)
                )
                .ToList()
        )
            environment.Remove(name);
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // The process has just ended by itself; its effect is as unknown as before.
        }
    }

    private static void Feed(Process process, string? input)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes(input ?? "");
            process.StandardInput.BaseStream.Write(bytes, 0, bytes.Length);
            process.StandardInput.Close();
        }
        catch (System.IO.IOException)
        {
            // The process ended or closed its input before it had read everything; its answer says why.
        }
    }

    // .NET splits the arguments again by the rules of the Windows C runtime, on every system.
    internal static string Quote(string argument)
    {
        var result = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var c in argument)
        {
            if (c == '\\')
            {
                backslashes++;
                continue;
            }

            result.Append('\\', c == '"' ? (backslashes * 2) + 1 : backslashes).Append(c);
            backslashes = 0;
        }

        return result.Append('\\', backslashes * 2).Append('"').ToString();
    }
}
