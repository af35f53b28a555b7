using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Sflow.MSBuild;

/// <summary>What a process said.</summary>
/// <param name="ExitCode">Its exit code; null when it could not be started or had to be ended.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error, or why it could not be started.</param>
/// <param name="TimedOut">True when it had to be ended.</param>
internal sealed record ProcessAnswer(int? ExitCode, string Output, string Error, bool TimedOut = false);

/// <summary>Runs a command without a shell.</summary>
internal static class ProcessRunner
{
    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">The command, found on the PATH.</param>
    /// <param name="arguments">Its arguments, each passed as it is.</param>
    /// <param name="folder">The folder it runs in.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="input">What it reads from its standard input; null for nothing.</param>
    /// <param name="isChecker">True for a command whose words are read: they are English, and a shell takes nothing of the user's with it when it starts.</param>
    /// <param name="environment">Further variables of its environment.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public static ProcessAnswer Run(
        string command,
        IEnumerable<string> arguments,
        string folder,
        TimeSpan limit,
        string? input = null,
        bool isChecker = false,
        IEnumerable<KeyValuePair<string, string>>? environment = null,
        CancellationToken cancellation = default)
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
                // Not the end of the process but of its words: a child of it may hold them open.
                Task.WaitAll([output, error], stop.Token);
                if (process.WaitForExit((int)limit.TotalMilliseconds) && !stop.IsCancellationRequested)
                    return new ProcessAnswer(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
            }
            catch (OperationCanceledException)
            {
                // Said below: it was called off, or its time is over.
            }
        }

        cancellation.ThrowIfCancellationRequested();
        return new ProcessAnswer(null, "", $"'{command}' gave no answer within {limit.TotalSeconds:0} s", TimedOut: true);
    }

    private static void MakePlain(IDictionary<string, string?> environment)
    {
        environment["LC_ALL"] = "C.UTF-8";
        foreach (var name in environment.Keys.Where(name => name is "BASH_ENV" or "SHELLOPTS" or "BASHOPTS" or "POSIXLY_CORRECT" || name.StartsWith("BASH_FUNC_", StringComparison.Ordinal)).ToList())
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
            // It ended by itself in this moment; what it did is as unknown as before.
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
            // It ended, or closed its input, before it had read all: its answer says what it made of that.
        }
    }

    // .NET splits the text again by the rules of the Windows C runtime, on every system.
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
